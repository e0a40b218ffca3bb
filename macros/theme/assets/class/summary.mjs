/**
 * What a class wrote in one field: counted where it can be counted, side by side where it cannot.
 * Missing responses count nowhere. Touches no page.
 *
 * @typedef {import("../responses/spec.mjs").Field} Field
 * @typedef {{who: string, value: any, rows?: Record<string, string>}} Response of one learner, with the labels of the
 *   rows that it is about
 * @typedef {{label: string, n: number, correct?: boolean, odd?: boolean}} Bar `odd`: not among what
 *   this page knows, such as a choice of another version
 * @typedef {{least: number, median: number, most: number}} Middle
 * @typedef {{kind: "bars", of: number, bars: Bar[], middle?: Middle, right?: number, isCalendar?: true}
 *   | {kind: "grid", of: number, columns: string[], legend: string, rows: {label: string, counts: number[], of: number, median?: number}[]}
 *   | {kind: "texts", of: number, texts: {who: string, text: string}[], middle?: Middle}} Summary
 */
import { counted } from "../responses/counted.mjs";
import { empty, own } from "../core/values.mjs";
import { responseText } from "../responses/response-text.mjs";
import { analysisOf } from "../responses/analysis/index.mjs";
import { calendar, histogram } from "./histogram.mjs";
import { onScale, scaleValues } from "../scoring/scale.mjs";

/**
 * @param {Field} field
 * @param {Response[]} responses
 * @returns {Summary}
 */
export function summarise(field, responses) {
  const filled = responses.filter(({ value }) => !empty(value));
  return { of: filled.length, ...SUMMARIES[analysisOf(field).summary](field, filled) };
}

/** A scale with more values than these is shown in steps. */
const MOST_BARS = 21;

/** @type {Record<string, (field: Field, responses: Response[]) => any>} */
const SUMMARIES = { tally, distribution, calendar: days, grid, texts };

/** How often each choice was chosen. @param {Field} field @param {Response[]} responses */
function tally(field, responses) {
  const counts = countOf(responses.flatMap(({ value }) => [...new Set([value].flat())]));
  const { choices = [] } = field;
  const bars = choices.map(({ id, label, correct }) => ({ label, n: counts.get(id) ?? 0, ...(correct && { correct }) }));
  const known = new Set(choices.map(({ id }) => id));
  const right = choices.some(({ correct }) => correct) ? { right: responses.filter(({ value }) => isRight(field, value)).length } : {};
  return { kind: "bars", bars: [...bars, ...odd(counts, known)], ...right };
}

/** Exactly the choices that are correct. @param {Field} field @param {any} value */
export function isRight({ choices = [] }, value) {
  const correct = choices.filter((choice) => choice.correct).map(({ id }) => id);
  const chosen = new Set([value].flat());
  return chosen.size === correct.length && correct.every((/** @type {string} */ id) => chosen.has(id));
}

/** How often each value was given: each of a scale's, or where there are too many, or any number can be typed, in steps. @param {Field} field @param {Response[]} responses */
function distribution(field, responses) {
  const values = field.fine ? [] : scaleValues(field);
  const middle = middleOf(numbersIn(field, responses));
  if (!values.length || values.length > MOST_BARS || hasBetween(field, responses, values)) return { ...inSteps(field, responses), middle };
  // What does not count stands among the odd ones, as it was typed.
  const counts = countOf(responses.map(({ value }) => onScale(values, counted(field, value) ?? value)));
  /** @param {number} n */
  const label = (n) => [n, field.anchors?.[n]].filter((word) => word !== undefined).join(" · ");
  const bars = values.map((n) => ({ label: label(n), n: counts.get(n) ?? 0 }));
  return { kind: "bars", bars: [...bars, ...odd(counts, new Set(values))], middle };
}

/** Numbers in steps; what is no number stands below, as it was typed. @param {Field} field @param {Response[]} responses */
function inSteps(field, responses) {
  const uncounted = responses.map(({ value }) => value).filter((value) => !isNumber(counted(field, value)));
  return { kind: "bars", bars: [...histogram(numbersIn(field, responses)), ...odd(countOf(uncounted), new Set())] };
}

/** Days of the calendar; what is none stands below, as it was typed. @param {Field} field @param {Response[]} responses */
function days(field, responses) {
  const all = responses.map(({ value }) => ({ value, day: counted(field, value) }));
  const uncounted = all.filter(({ day }) => !day).map(({ value }) => value);
  const bars = calendar(all.flatMap(({ day }) => (day ? [day] : [])));
  return { kind: "bars", isCalendar: true, bars: [...bars, ...odd(countOf(uncounted), new Set())] };
}

/** Without a step any number can be typed; then bars of whole numbers do not hold them all. @type {(field: Field, responses: Response[], values: number[]) => boolean} */
const hasBetween = (field, responses, values) =>
  !field.step &&
  numbersIn(field, responses).some((n) => n >= values[0] && n <= values[values.length - 1] && !values.includes(onScale(values, n)));

/** Each rated item against the response scale. @param {Field} field @param {Response[]} responses */
function grid(field, responses) {
  const scale = /** @type {import("../responses/spec.mjs").ResponseScale} */ (field.response_scale);
  const { labels = {} } = scale;
  const values = scaleValues(scale);
  const columns = [...values.map(String), ...(field.dont_know ? [field.dont_know] : [])];
  const legend = values
    .filter((n) => labels[n])
    .map((n) => `${n}: ${labels[n]}`)
    .join(" · ");
  const all = responses.map(({ value }) => counted(field, value));
  const rows = analysisOf(field)
    .measures(field)
    .map(({ key, label }) => {
      const ratings = all.map((value) => own(value, key ?? "")).filter((value) => !empty(value));
      const counts = countOf(ratings.map((value) => onScale(values, value)));
      const shown = [...values.map((n) => counts.get(n) ?? 0), ...(field.dont_know ? [counts.get("dont-know") ?? 0] : [])];
      return { label, counts: shown, of: ratings.length, median: middleOf(ratings.filter(isNumber))?.median };
    });
  return { kind: "grid", columns, legend, rows };
}

/** @param {Field} field @param {Response[]} responses */
function texts(field, responses) {
  const all = responses.map(({ who, value, rows }) => ({ who, text: textOf(field, value, rows) }));
  return { kind: "texts", texts: all.filter(({ text }) => text) };
}

/**
 * In words, also when a value does not fit its field: then as it came.
 * @param {Field} field
 * @param {any} value
 * @param {Record<string, string>} [rows]
 * @returns {string}
 */
export function textOf(field, value, rows) {
  try {
    return responseText(field, value, rows);
  } catch {
    return JSON.stringify(value);
  }
}

/** @param {any[]} values @returns {Map<any, number>} */
function countOf(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Bars of what is not `known`. @type {(counts: Map<any, number>, known: Set<any>) => Bar[]} */
const odd = (counts, known) =>
  [...counts].filter(([value]) => !known.has(value)).map(([value, n]) => ({ label: asText(value), n, odd: true }));
/** @type {(value: any) => string} */
const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value));
/** @type {(value: any) => value is number} */
const isNumber = (value) => typeof value === "number";
/** @type {(field: Field, responses: Response[]) => number[]} */
const numbersIn = (field, responses) => responses.map(({ value }) => counted(field, value)).filter(isNumber);

/** Least, median and most; undefined without a number. @param {number[]} numbers @returns {Middle | undefined} */
export function middleOf(numbers) {
  if (!numbers.length) return undefined;
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return { least: sorted[0], median: (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2, most: sorted[sorted.length - 1] };
}
