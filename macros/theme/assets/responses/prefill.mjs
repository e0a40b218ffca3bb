/**
 * `take_from`: what an empty field starts with. Pure. The result is shown, not stored, until the
 * learner edits it; so it follows its source for as long as nobody has touched it.
 *
 * @typedef {{value: Value, from: string, via: string, made: boolean}} Taken `from` is the reference to
 *   where the text was written, `via` the candidate itself; `made`: a text became a row, whose id is
 *   provisional
 */
import { empty, own } from "../core/values.mjs";
import { fingerprint } from "./records.mjs";
import { typeOf } from "./types/index.mjs";
/** @import { Candidate, Field, Look, Row, Value } from "./spec.mjs" */

/** @param {string | Candidate | (string | Candidate)[]} takeFrom @returns {Candidate[]} */
const candidates = (takeFrom) => [takeFrom].flat().map((candidate) => (typeof candidate === "string" ? { from: candidate } : candidate));

/** @param {Record<string, string>} columns @param {Row} row @returns {Row} */
const renamed = (columns, row) => {
  const pairs = Object.entries(columns).map(([here, there]) => [here, own(row, there)]);
  return { id: row.id, ...Object.fromEntries(pairs.filter(([, value]) => !empty(value))) };
};

/** @param {Candidate} candidate @param {Field} field @param {Value} value @returns {Value} */
function converted({ column, columns, first, label }, field, value) {
  if (first) return [value].flat()[0];
  if (label) return typeOf(field).shortText(field, value);
  if (column) return [{ id: "blank-1", [column]: value }];
  return columns ? rowsOf(value, columns) : value;
}

/**
 * Rows with other columns, undefined where none has any of them.
 * @param {Row[]} rows
 * @param {Record<string, string>} columns
 * @returns {Row[] | undefined}
 */
function rowsOf(rows, columns) {
  const filled = rows.map((row) => renamed(columns, row)).filter((row) => Object.keys(row).length > 1);
  return filled.length ? filled : undefined;
}

/** True for a value of rows: each has an id. @param {Value} value @returns {value is Row[]} */
export const isRows = (value) => Array.isArray(value) && typeof value[0] === "object";

/**
 * Fingerprints of what a field takes: the one that is stored now, which says nothing of rows' ids, and
 * the one that earlier versions stored.
 * @param {Value} value
 * @returns {[number, number]}
 */
export const prints = (value) => [fingerprint(isRows(value) ? value.map(({ id, ...columns }) => columns) : value), fingerprint(value)];

/**
 * The first filled candidate: `{value, from: reference, via: reference, made}`, or undefined. `via` is
 * the candidate itself; `made` is true where a text became a row, whose id is provisional then.
 * @param {(string | Candidate)[] | undefined} takeFrom
 * @param {Look} look reads a reference, with
 *   its field, and where its text came from when nobody wrote it there
 * @returns {Taken | undefined}
 */
export function taken(takeFrom, look) {
  for (const candidate of takeFrom ? candidates(takeFrom) : []) {
    const { value, field = { id: "" }, from = candidate.from } = look(candidate.from);
    const found = empty(value) ? value : converted(candidate, field, value);
    if (!empty(found)) return { value: found, from, via: candidate.from, made: Boolean(candidate.column) };
  }
  return undefined;
}
