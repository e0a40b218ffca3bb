/**
 * `take_from`: what an empty field starts with. Pure. The result is shown, not stored, until the
 * learner edits it; so it follows its source for as long as nobody has touched it.
 */
import { empty, own } from "../core/values.mjs";
import { fingerprint } from "./records.mjs";
import { typeOf } from "./types/index.mjs";

const candidates = (takeFrom) => [takeFrom].flat().map((one) => (typeof one === "string" ? { from: one } : one));

const renamed = (columns, row) => {
  const pairs = Object.entries(columns).map(([here, there]) => [here, own(row, there)]);
  return { id: row.id, ...Object.fromEntries(pairs.filter(([, value]) => !empty(value))) };
};

function converted({ column, columns, first, label }, field, value) {
  if (first) return [value].flat()[0];
  if (label) return typeOf(field).shortText(field, value);
  if (column) return [{ id: "blank-1", [column]: value }];
  return columns ? value.map((row) => renamed(columns, row)).filter((row) => Object.keys(row).length > 1) : value;
}

/** True for a value of rows: each has an id. */
export const isRows = (value) => Array.isArray(value) && typeof value[0] === "object";

/**
 * Fingerprints of what a field takes: the one that is stored now, which says nothing of rows' ids, and
 * the one that earlier versions stored.
 */
export const prints = (value) => [fingerprint(isRows(value) ? value.map(({ id, ...columns }) => columns) : value), fingerprint(value)];

/**
 * The first filled candidate: `{value, from: reference, via: reference, made}`, or undefined. `via` is
 * the candidate itself; `made` is true where a text became a row, whose id is provisional then.
 * @param {(reference: string) => {value: *, field: object, from?: string}} look reads a reference, with
 *   its field, and where its text came from when nobody wrote it there
 */
export function taken(takeFrom, look) {
  for (const candidate of takeFrom ? candidates(takeFrom) : []) {
    const { value, field, from = candidate.from } = look(candidate.from);
    if (!empty(value)) return { value: converted(candidate, field, value), from, via: candidate.from, made: Boolean(candidate.column) };
  }
  return undefined;
}
