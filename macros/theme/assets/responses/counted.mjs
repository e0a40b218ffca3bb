/**
 * Responses as calculators take them. People's numbers and days may be out of range, or none at all: what
 * was typed stays in the record and on the page, and only what counts gets through here. Pure.
 */
import { isDay } from "../core/dates.mjs";
import { numberOf } from "../core/numbers.mjs";
import { empty } from "../core/values.mjs";
/** @import { Column, Field, Row, Value } from "./spec.mjs" */
/** @import { Limits } from "../core/numbers.mjs" */

/** @param {unknown} value @returns {value is Record<string, Value>} */
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The entries of an object that count, or undefined when none does. @param {Value} value @param {(entry: Value) => Value} count */
function entriesCounted(value, count) {
  if (!isPlain(value)) return undefined;
  const countable = Object.entries(value)
    .map(([key, entry]) => [key, count(entry)])
    .filter(([, entry]) => !empty(entry));
  return countable.length ? Object.fromEntries(countable) : undefined;
}

/** The limits of one number of a `points` field. @param {{total?: number}} field @returns {Limits} */
export const shareOf = ({ total = 100 }) => ({ min: 0, max: total });

/** @param {Field | Column} _column @param {Value} value */
const day = (_column, value) => (isDay(value) ? value : undefined);
/** @param {Field | Column} column @param {Value} value */
const number = (column, value) => numberOf(value, column);
/** @param {Field} field @returns {Limits} */
const scale = ({ response_scale: range }) => ({ min: range?.min, max: range?.max, step: 1 });
/** @param {Field} field @returns {(value: Value) => Value} */
const rating = (field) => (value) => (value === "dont-know" ? value : numberOf(value, scale(field)));

/** @type {Record<string, (column: Column, value: Value) => Value>} */
const CELLS = { number, rating: number, date: day };

/** @param {Column[]} columns @param {Row} cells */
function row(columns, { id, ...cells }) {
  /** @param {Field | undefined} field @param {Value} value @returns {Value} */
  const counted = columns
    .filter(({ kind }) => Object.hasOwn(CELLS, kind))
    .map((column) => [column.id, CELLS[column.kind](column, cells[column.id])]);
  const all = Object.entries({ ...cells, ...Object.fromEntries(counted) });
  return { id, ...Object.fromEntries(all.filter(([, cell]) => !empty(cell))) };
}

/** @type {Record<string, (field: Field, value: Value) => Value>} */
const TYPES = {
  number,
  date: day,
  ratings: (field, value) => entriesCounted(value, rating(field)),
  points: (field, value) => entriesCounted(value, (points) => numberOf(points, shareOf(field))),
  rows: ({ columns = [] }, value) =>
    Array.isArray(value) ? value.filter(isPlain).map((cells) => row(columns, /** @type {Row} */ (cells))) : undefined,
};

/**
 * A response without the numbers and days that its field cannot count; undefined when nothing is left.
 * @param {Field | undefined} field
 * @param {unknown} value as stored or handed in
 */
export const counted = (field, value) =>
  empty(value) || !field?.type || !Object.hasOwn(TYPES, field.type) ? value : TYPES[field.type](field, value);
