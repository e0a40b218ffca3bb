/**
 * Many numbers or days as few bars: each value where there are few, else equal steps that people count in. Pure.
 *
 * @typedef {{label: string, n: number}} Bar
 */
import { dateWords } from "../core/dates.mjs";
import { say } from "../core/strings.mjs";
import { exact } from "./exact.mjs";

/** As many bars as can be taken in at once. */
const MOST = 12;
/** Steps that people count in, times a power of ten; then comes 10. */
const STEPS = [1, 2, 5];
/** Tenths are not exact in a computer's numbers: 0.6 stands in the bar from 0.6 on. */
const NEAR = 1e-9;

/** @param {number[]} numbers @returns {Bar[]} in their order */
export function histogram(numbers) {
  const values = [...new Set(numbers)].sort((a, b) => a - b);
  if (values.length <= MOST) return barsOf(numbers, values, exact);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = stepOf((most - least) / (MOST - 1));
  /** @param {number} i */
  const edge = (i) => Number((i * step).toPrecision(12));
  /** @param {number} n */
  const binOf = (n) => Math.floor(n / step + NEAR);
  const first = binOf(least);
  const bins = Array.from({ length: binOf(most) - first + 1 }, (_, i) => first + i);
  return barsOf(numbers.map(binOf), bins, (bin) => say("class.bin", { from: exact(edge(bin)), to: exact(edge(bin + 1)) }));
}

/** The smallest step that is not below `width`. @param {number} width */
function stepOf(width) {
  const power = 10 ** Math.floor(Math.log10(width));
  return power * (STEPS.find((step) => step * power >= width) ?? 10);
}

/** @type {{key: (day: string) => string, label: (key: string) => string}[]} from fine to coarse */
const CALENDAR = [
  { key: (day) => day, label: (day) => worded(day, { dateStyle: "long" }) },
  { key: mondayOf, label: (day) => say("class.week", { day: worded(day, { dateStyle: "long" }) }) },
  { key: (day) => day.slice(0, 7), label: (month) => worded(`${month}-01`, { dateStyle: undefined, year: "numeric", month: "long" }) },
  { key: (day) => day.slice(0, 4), label: (year) => year },
];

/** The first day of a day's week. @param {string} day */
function mondayOf(day) {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() - ((noon.getUTCDay() + 6) % 7));
  return noon.toISOString().slice(0, 10);
}

/** @param {string} day @param {Intl.DateTimeFormatOptions} options */
const worded = (day, options) => dateWords(new Date(`${day}T12:00:00Z`), { ...options, timeZone: "UTC" });

/** @param {string[]} days such as "2026-11-22" @returns {Bar[]} by day, week, month or year, in their order */
export function calendar(days) {
  const sorted = [...days].sort();
  const fitting = CALENDAR.find(({ key }) => new Set(sorted.map(key)).size <= MOST);
  const { key, label } = fitting ?? /** @type {typeof CALENDAR[number]} */ (CALENDAR.at(-1));
  return barsOf(sorted.map(key), [...new Set(sorted.map(key))], label);
}

/** @template T @param {T[]} all @param {T[]} values @param {(value: T) => string} label @returns {Bar[]} */
function barsOf(all, values, label) {
  /** @type {Map<T, number>} */
  const counts = new Map();
  for (const value of all) counts.set(value, (counts.get(value) ?? 0) + 1);
  return values.map((value) => ({ label: label(value), n: counts.get(value) ?? 0 }));
}
