/**
 * Which stored values a field can show, also after renamings, and which no field shows any more.
 *
 * @typedef {{field: string, row?: string, record: SavedResponse}} Leftover a response that no field shows any more
 */
import { empty } from "../core/values.mjs";
import { typeOf } from "./types/index.mjs";
/** @import { SavedResponse } from "./records.mjs" */
/** @import { Field, Value } from "./spec.mjs" */

/**
 * `value` with the keys that were renamed since: `was` of items or columns.
 * @param {{id: string, was?: string[]}[] | undefined} named
 * @param {Value} value
 * @returns {Value}
 */
export function upgraded(named, value) {
  const now = new Map((named ?? []).flatMap(({ id, was }) => [was].flat().map((old) => [old, id])));
  if (!value || typeof value !== "object" || Array.isArray(value)) return value;
  /** @param {string} key */
  const rename = (key) =>
    key
      .split(".")
      .map((id) => now.get(id) ?? id)
      .join(".");
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [rename(key), entry]));
}

/**
 * Those responses of a take whose field is there no longer, or is of another kind now.
 * @template {Leftover} Response
 * @param {Field[]} fields
 * @param {Response[]} responses
 * @returns {Response[]}
 */
export function leftovers(fields, responses) {
  const types = new Map(fields.flatMap((field) => [field.id, ...(field.was ?? [])].map((name) => [name, typeOf(field)])));
  /** @param {Leftover} response */
  const isShown = ({ field, row, record }) => {
    const type = types.get(field);
    return type !== undefined && Boolean(row) === type.inRows && type.fits(record.value);
  };
  return responses.filter((response) => !empty(response.record.value) && response.field[0] !== "_" && !isShown(response));
}
