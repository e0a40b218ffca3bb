/**
 * What calculators share: sentences without words, and the two states of an insight.
 *
 * @typedef {string | number | Sentence | Phrase[]} Phrase text of the learner or author, or a sentence; of several, a list
 * @typedef {Record<string, Phrase>} Values
 * @typedef {{key: string, values?: Values}} Sentence
 * @typedef {{caption: Sentence, head: Phrase[], rows: Phrase[][]}} Table
 * @typedef {{title: Phrase, lines: Phrase[]}} Note something about one of the inputs
 * @typedef {{kind: string, [about: string]: Value}} Plot its kind, and what the module of this name in `plots/` asks for
 *
 * @typedef {object} Insight
 * @property {"ready" | "waiting"} state
 * @property {Sentence[]} summary
 * @property {Sentence[]} warnings
 * @property {Table} [table]
 * @property {Table[]} [tables]
 * @property {Note[]} [notes] below all else
 * @property {Plot} [plot]
 *
 * @typedef {{field?: Field, scoring?: Scoring | null}} About an input: its field, and its worksheet's scoring
 * @typedef {{id: string, label: string, responses: ResponsesByField}} Take
 *
 * @typedef {object} Context what calculators may know beside the values of their inputs
 * @property {Record<string, About>} about      by input
 * @property {Take[]} [takes]                   of the worksheet
 * @property {Record<string, CaseData>} [cases]
 *
 * @typedef {Field & {items: Item[], response_scale: ResponseScale}} LikertField
 * @typedef {{about: {items: {field: LikertField, scoring: Scoring}}}} ItemsContext where `items` is a scored likert
 * @typedef {Record<string, number | "dont-know">} Ratings by item, or `side.item`
 * @typedef {Record<string, number>} PointsById
 * @typedef {{id: string, issue: string, same?: string, mine: number, theirs: number}} Weighed an issue with both sides' points
 */
/**
 * @template {string} Name
 * @typedef {{about: Record<Name, {field: {columns: Column[]}}>}} ColumnsContext where the input `Name` is a field of rows
 */
/** @import { Choice, Column, Field, Item, ResponseScale, ResponsesByField, Row, Scoring, Value } from "../../responses/spec.mjs" */
/** @import { CaseData } from "../../cases/case.mjs" */

/** @param {string} key @param {Values} [values] @returns {Sentence} */
export const sentence = (key, values = {}) => ({ key, values });

/** Nothing to say yet; the sentence names what is missing. @param {string} key @param {Values} [values] @returns {Insight} */
export const waiting = (key, values) => ({ state: "waiting", summary: [sentence(key, values)], warnings: [] });

/** @param {Sentence[]} summary @param {Partial<Insight>} [more] @returns {Insight} */
export const ready = (summary, more = {}) => ({ state: "ready", summary, warnings: [], ...more });

/** Learners' own words stand in quotation marks inside a sentence. @param {string | string[]} texts @returns {Sentence[]} */
export const quoted = (texts) => [texts].flat().map((text) => sentence("insights.quoted", { text }));

/** @param {unknown} value @returns {value is number} */
export const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
/** @param {number[]} numbers @returns {number} */
export const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);
/** @param {number[]} numbers @returns {number} */
export const mean = (numbers) => sum(numbers) / numbers.length;

/** @type {("mine" | "theirs")[]} */
const SIDES = ["mine", "theirs"];

/** @param {unknown} value */
const isUnsure = (value) => value === 0 || value === "dont-know";

/**
 * The items of a likert that were answered "unsure": the middle of its scale, or "don't know".
 * @param {{items: Item[]}} field
 * @param {Ratings} ratings
 * @returns {string[]}
 */
export const unsureTexts = (field, ratings) => field.items.filter(({ id }) => isUnsure(ratings[id])).map(({ text = "" }) => text);

/**
 * The label of a choice, or the id where the author has changed the choices since.
 * @param {Choice[] | undefined} choices
 * @param {string} id
 * @returns {string}
 */
export const labelOf = (choices, id) => choices?.find((choice) => choice.id === id)?.label ?? id;

/**
 * Issues that have points from both sides; an issue without points is left out, not counted as 0.
 * @param {{issues?: Row[], mine?: PointsById, theirs?: PointsById}} inputs
 * @returns {Weighed[]}
 */
export function weighed({ issues = [], mine = {}, theirs = {} }) {
  return issues
    .map(({ id, issue, same }) => ({ id, issue, same, mine: mine[id], theirs: theirs[id] }))
    .filter((row) => row.issue && isNumber(row.mine) && isNumber(row.theirs));
}

/**
 * A warning for each side whose points do not add up to the field's total (100 where it has none).
 * @param {{mine?: PointsById, theirs?: PointsById}} inputs
 * @param {Context} context
 * @returns {Sentence[]}
 */
export function pointsWarnings(inputs, context) {
  return SIDES.flatMap((name) => {
    const points = inputs[name];
    if (!points) return [];
    const total = context.about?.[name]?.field?.total ?? 100;
    const spent = Number(sum(Object.values(points).filter(isNumber)).toFixed(9));
    return spent === total ? [] : [sentence(`insights.points-${name}`, { given: spent, total })];
  });
}
