/** A response as words, for plan, export and labels. Pure. */
import { empty, own } from "../core/values.mjs";
/** @import { Column, Field, Look, Row, Value } from "./spec.mjs" */
/** @typedef {Omit<Partial<Field>, "kind" | "choices"> & {kind?: string, choices?: {id: string, label: string}[]}} FieldOrColumn what says how a value is to be read */

/** @param {{id: string, label: string}[] | undefined} choices @param {Value} id @returns {string} */
const labelOf = (choices, id) => choices?.find((choice) => choice.id === id)?.label ?? String(id);

/** @param {Partial<Column>} column @param {Value} value @returns {string} */
const cell = (column, value) => (value === true ? (column.label ?? "") : words({ ...column, type: undefined }, value));

/** The columns of a row as one line. @param {{columns?: Partial<Column>[]}} field @param {Row} row @returns {string} */
export const rowWords = (field, row) =>
  (field.columns ?? [])
    .filter((column) => !empty(own(row, column.id ?? "")))
    .map((column) => cell(column, row[column.id ?? ""]))
    .join(" · ");

/** @param {FieldOrColumn} field @param {Record<string, Value>} ratings @returns {string[]} */
function ratingWords(field, ratings) {
  const items = new Map((field.items ?? []).map((item) => [item.id, item.text ?? item.label]));
  const labels = field.response_scale?.labels;
  /** @param {string} [id] */
  const side = (id) => field.sides?.find((other) => other.id === id)?.label;
  return Object.entries(ratings).map(([key, n]) => {
    const [item = "", sideId] = key.split(".").reverse();
    const value = n === "dont-know" ? (field.dont_know ?? n) : (own(labels, n) ?? n);
    return `${[side(sideId), items.get(item) ?? item].filter(Boolean).join(", ")}: ${value}`;
  });
}

/** A unit behind a number. Text that was typed says itself what it says, unless it is digits alone. @param {FieldOrColumn} field @param {Value} value */
const unitOf = ({ unit }, value) => (unit && (typeof value === "number" || /^[\d.,\s+\u2212-]+$/.test(value)) ? ` ${unit}` : "");

/** `value` in words: labels instead of ids, one line for each row or item. @param {FieldOrColumn} field as in the spec @param {Value} value @returns {string} */
export function words(field, value) {
  if (empty(value)) return "";
  if (field.type === "rows")
    return value
      .map((/** @type {Row} */ row) => rowWords(field, row))
      .filter(Boolean)
      .join("\n");
  if (Array.isArray(value)) return value.map((/** @type {string} */ id) => labelOf(field.choices, id)).join(", ");
  if (typeof value === "object") return ratingWords(field, value).join("\n");
  return labelOf(field.choices, value) + unitOf(field, value);
}

/**
 * The rows that a `rows_from` field follows: `[{id, label}]`, in the order of the references. Two lists
 * may use the same ids, so those from the second list on begin with the name of their field.
 * @param {string | string[]} rowsFrom
 * @param {Look} look
 * @returns {{id: string, label: string}[]}
 */
export function followed(rowsFrom, look) {
  return [rowsFrom].flat().flatMap((reference, at) => {
    const names = reference.split(".");
    const prefix = at ? `${names.at(-2)}-` : "";
    const { value, field } = look(names.slice(0, -1).join("."));
    const column = field?.columns?.find(({ id }) => id === names.at(-1));
    /** @param {Row} row */
    const label = (row) => rowWords({ columns: [column ?? { id: names.at(-1) }] }, row);
    return /** @type {Row[]} */ (value ?? []).map((row) => ({ id: prefix + row.id, label: label(row) })).filter((row) => row.label);
  });
}

/**
 * A response without the points of rows that are gone. They stay stored, in case a row comes back.
 * @param {Field | undefined} field
 * @param {Value} value
 * @param {Look} look
 * @returns {Value}
 */
export function standing(field, value, look) {
  if (field?.type !== "points" || !field.rows_from || empty(value)) return value;
  const ids = followed(field.rows_from, look).map(({ id }) => id);
  return Object.fromEntries(Object.entries(value).filter(([id]) => ids.includes(id)));
}
