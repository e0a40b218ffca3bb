/**
 * Responses as calculators take them. People's numbers and days may be out of range, or none at all: what
 * was typed stays in the record and on the page, and only what counts gets through here. Pure.
 */
import { isDay } from "../core/dates.mjs";
import { numberOf } from "../core/numbers.mjs";
import { empty } from "../core/values.mjs";

const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The entries of an object that count, or undefined when none does. */
function entriesCounted(value, count) {
  if (!isPlain(value)) return undefined;
  const kept = Object.entries(value).map(([key, one]) => [key, count(one)]).filter(([, one]) => !empty(one));
  return kept.length ? Object.fromEntries(kept) : undefined;
}

/** The limits of one number of a `points` field. @returns {import("../core/numbers.mjs").Limits} */
export const shareOf = ({ total = 100 }) => ({ min: 0, max: total });

const day = (field, value) => (isDay(value) ? value : undefined);
const number = (field, value) => numberOf(value, field);
const scale = ({ response_scale: { min, max } = {} }) => ({ min, max, step: 1 });
const rating = (field) => (value) => (value === "dont-know" ? value : numberOf(value, scale(field)));

const CELLS = { number, rating: number, date: day };

function row(columns, { id, ...cells }) {
  const counted = columns.filter(({ kind }) => Object.hasOwn(CELLS, kind)).map((column) => [column.id, CELLS[column.kind](column, cells[column.id])]);
  const all = Object.entries({ ...cells, ...Object.fromEntries(counted) });
  return { id, ...Object.fromEntries(all.filter(([, cell]) => !empty(cell))) };
}

const TYPES = {
  number,
  date: day,
  ratings: (field, value) => entriesCounted(value, rating(field)),
  points: (field, value) => entriesCounted(value, (one) => numberOf(one, shareOf(field))),
  rows: ({ columns = [] }, value) => (Array.isArray(value) ? value.filter(isPlain).map((one) => row(columns, one)) : undefined),
};

/**
 * A response without the numbers and days that its field cannot count; undefined when nothing is left.
 * @param {object | undefined} field as in the spec
 * @param {unknown} value as stored or handed in
 */
export const counted = (field, value) => (empty(value) || !Object.hasOwn(TYPES, field?.type ?? "") ? value : TYPES[field.type](field, value));
