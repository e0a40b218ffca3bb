/**
 * What calculators share: sentences without words, and the two states of an insight.
 *
 * @typedef {string | number | Sentence | Words[]} Words text of the learner or author, or a sentence
 * @typedef {{key: string, values?: Record<string, Words>}} Sentence
 * @typedef {{caption: Sentence, head: Words[], rows: Words[][]}} Table
 * @typedef {{state: "ready" | "waiting", summary: Sentence[], warnings: Sentence[], table?: Table,
 *   plot?: {kind: string}}} Insight
 * @typedef {{about: Record<string, {field: any, scoring?: any}>, takes: any[]}} Context
 */

/** @returns {Sentence} */
export const sentence = (key, values = {}) => ({ key, values });

/** Nothing to say yet; the sentence names what is missing. @returns {Insight} */
export const waiting = (key, values) => ({ state: "waiting", summary: [sentence(key, values)], warnings: [] });

/** @returns {Insight} */
export const ready = (summary, more = {}) => ({ state: "ready", summary, warnings: [], ...more });

/** Learners' own words stand in quotation marks inside a sentence. */
export const quoted = (texts) => [texts].flat().map((text) => sentence("insights.quoted", { text }));

export const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
export const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);
export const mean = (numbers) => sum(numbers) / numbers.length;

const isUnsure = (value) => value === 0 || value === "dont-know";

/** The items of a likert that were answered "unsure": the middle of its scale, or "don't know". */
export const unsureTexts = (field, ratings) =>
  field.items.filter(({ id }) => isUnsure(ratings[id])).map(({ text }) => text);

/** The label of a choice, or the id where the author has changed the choices since. */
export const labelOf = (choices, id) => choices?.find((choice) => choice.id === id)?.label ?? id;

/** Issues that have points from both sides; an issue without points is left out, not counted as 0. */
export function weighed({ issues = [], mine = {}, theirs = {} }) {
  return issues
    .map(({ id, issue, same }) => ({ id, issue, same, mine: mine[id], theirs: theirs[id] }))
    .filter((row) => row.issue && isNumber(row.mine) && isNumber(row.theirs));
}

/** A warning for each side whose points do not add up to the field's total (100 where it has none). */
export function pointsWarnings(inputs, context) {
  return ["mine", "theirs"].filter((name) => inputs[name]).flatMap((name) => {
    const total = context.about?.[name]?.field?.total ?? 100;
    const given = Number(sum(Object.values(inputs[name]).filter(isNumber)).toFixed(9));
    return given === total ? [] : [sentence(`insights.points-${name}`, { given, total })];
  });
}
