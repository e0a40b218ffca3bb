/**
 * What a class wrote in one field: counted where it can be counted, side by side where it cannot.
 * Missing responses count nowhere. Touches no page.
 *
 * @typedef {{who: string, value: *, rows?: Record<string, string>}} Given
 * @typedef {{label: string, n: number, correct?: boolean, odd?: boolean}} Bar `odd`: not among what
 *   this page knows, such as a choice of another version
 * @typedef {{least: number, median: number, most: number}} Middle
 * @typedef {{kind: "bars", of: number, bars: Bar[], middle?: Middle, right?: number}
 *   | {kind: "grid", of: number, columns: string[], legend: string, rows: {label: string, counts: number[], of: number, median?: number}[]}
 *   | {kind: "texts", of: number, texts: {who: string, text: string}[]}} Summary
 */
import { counted } from "../responses/counted.mjs";
import { empty, own } from "../core/values.mjs";
import { onScale, scaleValues } from "../scoring/scale.mjs";
import { textOf } from "../hand-in/parts.mjs";

/** A rating with more values than this is told by its middle and side by side. */
const MOST_VALUES = 21;

/** @param {object} field as in the spec @param {Given[]} given @returns {Summary} */
export function summarise(field, given) {
  const filled = given.filter(({ value }) => !empty(value));
  return { of: filled.length, ...(MAKERS[field.type] ?? texts)(field, filled) };
}

const MAKERS = {
  choice: (field, given) => chosen(field, given),
  choices: (field, given) => chosen(field, given),
  number: (field, given) => numbers(field, given, scaleValues(field, MOST_VALUES)),
  ratings,
};

function chosen(field, given) {
  const counts = countOf(given.flatMap(({ value }) => [...new Set([value].flat())]));
  const bars = field.choices.map(({ id, label, correct }) => ({ label, n: counts.get(id) ?? 0, ...(correct && { correct }) }));
  const known = new Set(field.choices.map(({ id }) => id));
  const right = field.choices.some(({ correct }) => correct) ? { right: given.filter(({ value }) => isRight(field, value)).length } : {};
  return { kind: "bars", bars: [...bars, ...odd(counts, known)], ...right };
}

/** Exactly the choices that are correct. */
function isRight({ choices }, value) {
  const correct = choices.filter((one) => one.correct).map(({ id }) => id);
  const given = new Set([value].flat());
  return given.size === correct.length && correct.every((id) => given.has(id));
}

function numbers(field, given, values) {
  const middle = middleOf(numbersIn(field, given));
  if (!values.length || isOpen(field, given, values)) return { ...texts(field, given), middle };
  // What does not count stands among the odd ones, as it was typed.
  const counts = countOf(given.map(({ value }) => onScale(values, counted(field, value) ?? value)));
  const label = (n) => [n, field.anchors?.[n]].filter((part) => part !== undefined).join(" · ");
  const bars = values.map((n) => ({ label: label(n), n: counts.get(n) ?? 0 }));
  return { kind: "bars", bars: [...bars, ...odd(counts, new Set(values))], middle };
}

/** Without a step any number can be typed; then bars of whole numbers do not hold them all. */
const isOpen = (field, given, values) =>
  field.kind === "number" && !field.step && numbersIn(field, given).some((n) => n >= values[0] && n <= values.at(-1) && !values.includes(onScale(values, n)));

/** Each item of a likert, on each side, against the response scale. */
function ratings(field, given) {
  const { labels = {} } = field.response_scale;
  const values = scaleValues(field.response_scale);
  const columns = [...values.map(String), ...(field.dont_know ? [field.dont_know] : [])];
  const legend = values.filter((n) => labels[n]).map((n) => `${n}: ${labels[n]}`).join(" · ");
  const all = given.map(({ value }) => counted(field, value));
  const rows = itemsOf(field).map(({ key, label }) => {
    const theirs = all.map((value) => own(value, key)).filter((value) => !empty(value));
    const counts = countOf(theirs.map((value) => onScale(values, value)));
    const shown = [...values.map((n) => counts.get(n) ?? 0), ...(field.dont_know ? [counts.get("dont-know") ?? 0] : [])];
    return { label, counts: shown, of: theirs.length, median: middleOf(theirs.filter(isNumber))?.median };
  });
  return { kind: "grid", columns, legend, rows };
}

/** The items of a likert as their responses are named: `{key, label}`, each on each side. */
export function itemsOf({ items, sides }) {
  const one = (side) => items.map(({ id, text }) => ({ key: side ? `${side.id}.${id}` : id, label: side ? `${side.label}: ${text}` : text }));
  return sides?.length ? sides.flatMap(one) : one();
}

function texts(field, given) {
  const told = given.map(({ who, value, rows }) => ({ who, text: wordsOf(field, value, rows) }));
  return { kind: "texts", texts: told.filter(({ text }) => text) };
}

/** In words, also when a value does not fit its field: then as it came. */
export function wordsOf(field, value, rows) {
  try {
    return textOf(field, value, rows);
  } catch {
    return JSON.stringify(value);
  }
}

function countOf(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const odd = (counts, known) => [...counts].filter(([value]) => !known.has(value)).map(([value, n]) => ({ label: asText(value), n, odd: true }));
const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value));
const isNumber = (value) => typeof value === "number";
const numbersIn = (field, given) => given.map(({ value }) => counted(field, value)).filter(isNumber);

/** Least, median and most; undefined without a number. @returns {Middle | undefined} */
export function middleOf(numbers) {
  if (!numbers.length) return undefined;
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return { least: sorted[0], median: (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2, most: sorted.at(-1) };
}
