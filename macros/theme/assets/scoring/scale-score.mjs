/**
 * The score of one scale: its items, their range, its value and band. Pure.
 *
 * @typedef {{min: number, max: number}} Range
 * @typedef {"sum" | "mean"} Method
 *
 * @typedef {object} About which scale a score is of
 * @property {string} id
 * @property {string} title
 * @property {string} [side]        of a two-sided scale
 * @property {string} [sideLabel]
 * @property {true} [mine]          the learner's own side
 * @property {Method} [method]
 *
 * @typedef {object} Result
 * @property {"scored"} state
 * @property {number} value         unrounded
 * @property {number} shown         rounded
 * @property {number} min           the lowest that it can be
 * @property {number} max
 * @property {{label: string, feedback?: string} | null} band
 * @property {string} [feedback]    said when the scale is one of the highest
 * @property {Level} [level]        of a lean
 *
 * @typedef {object} Missing why there is no score
 * @property {"incomplete"} state
 * @property {number} answered
 * @property {number} of            how many items, or scales, are needed
 * @property {true} [ofScales]      a total or a lean: `answered` and `of` count scales
 * @property {undefined} [level]
 *
 * @typedef {About & Result} Scored
 * @typedef {About & Missing} Incomplete
 * @typedef {Scored | Incomplete} ScaleScore
 *
 * @typedef {Partial<Range> & {reverse: boolean, value: Value}} ScoredItem
 * @typedef {Range & {reverse: boolean, value: number}} AnsweredItem
 */
/** @import { Band, Field, Level, ResponsesByField, Scale, Side, Value } from "../responses/spec.mjs" */

/** Means of thirds add up to 3.9999999999999996: what a person would call 4 must count as 4. */
const NEARLY = 1e-9;
/** @param {number} value @param {number} bound */
export const atLeast = (value, bound) => value >= bound - NEARLY;
/** @param {number[]} numbers */
export const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);
/** @param {number[]} numbers */
const mean = (numbers) => sum(numbers) / numbers.length;
export const ADD_UP = { sum, mean };

/** A number for show: one decimal, halves away from zero on both sides of it. @param {number} value @returns {number} */
export const rounded = (value) => (Math.sign(value) * Math.round(Math.abs(value) * 10 + NEARLY)) / 10 || 0;

/** A turned-round item mirrors its response scale. @param {number} value @param {Range} range @returns {number} */
export const reversed = (value, { min, max }) => min + max - value;

/**
 * The last band that starts at or below the unrounded value; null below the first.
 * @param {Band[] | undefined} bands
 * @param {number} value
 * @param {string} [side] whose feedback, where the band has one for each
 * @returns {{label: string, feedback?: string} | null}
 */
export function bandOf(bands, value, side = "") {
  const started = (bands ?? []).filter(({ from }) => atLeast(value, from));
  if (!started.length) return null;
  const { label, feedback, side_feedback } = started.reduce((best, band) => (band.from > best.from ? band : best));
  return { label, feedback: side_feedback?.[side] ?? feedback };
}

/**
 * One item by its reference `field.item` (or `field`): its bounds, direction and response.
 * @param {string} reference
 * @param {Field[]} fields
 * @param {ResponsesByField} responses
 * @param {string} [side]
 * @returns {ScoredItem}
 */
function item(reference, fields, responses, side) {
  const [fieldId, itemId] = reference.split(".");
  const field = fields.find(({ id }) => id === fieldId);
  /** @type {Partial<Range>} */
  const bounds = field?.response_scale ?? field ?? {};
  const reverse = field?.items?.find(({ id }) => id === itemId)?.reverse ?? false;
  const response = responses[fieldId];
  const value = itemId ? response?.[side ? `${side}.${itemId}` : itemId] : response;
  return { min: bounds.min, max: bounds.max, reverse, value };
}

/** An item with a response that its scale has; undefined for any other. @param {ScoredItem} item @returns {AnsweredItem | undefined} */
function answeredOf({ reverse, value, min = NaN, max = NaN }) {
  return typeof value === "number" && value >= min && value <= max ? { reverse, value, min, max } : undefined;
}
/** @param {AnsweredItem} answered */
const pointsOf = (answered) => (answered.reverse ? reversed(answered.value, answered) : answered.value);

/**
 * What a score says that has a value.
 * @param {{bands?: Band[]}} scale
 * @param {number} value
 * @param {Range} range
 * @param {string} [side]
 * @returns {Result}
 */
export function scored(scale, value, { min, max }, side) {
  return { state: "scored", value, shown: rounded(value), min, max, band: bandOf(scale.bands, value, side) };
}

/** The range that a sum or mean of these items or scales can have. @param {Method} method @param {Range[]} ranges @returns {Range} */
export function range(method, ranges) {
  const add = ADD_UP[method];
  return { min: add(ranges.map(({ min }) => min)), max: add(ranges.map(({ max }) => max)) };
}

/**
 * One scale, for one side of a two-sided likert or for none.
 * @param {Scale} scale
 * @param {Field[]} fields
 * @param {ResponsesByField} responses
 * @param {Side} [side]
 * @returns {ScaleScore}
 */
export function scaleScore(scale, fields, responses, side) {
  const method = scale.method ?? "sum";
  const items = scale.items.map((reference) => item(reference, fields, responses, side?.id));
  const answered = items.flatMap((scored) => answeredOf(scored) ?? []);
  /** @type {About} */
  const about = { id: scale.id, title: scale.title, method };
  if (side) Object.assign(about, { side: side.id, sideLabel: side.label, ...(side.mine && { mine: true }) });
  if (answered.length < Math.max(1, scale.min_answered ?? items.length))
    return { ...about, state: "incomplete", answered: answered.length, of: items.length };
  const value = ADD_UP[method](answered.map(pointsOf));
  return { ...about, ...scored(scale, value, range(method, answered), side?.id), feedback: scale.feedback };
}

/** @param {ScaleScore} scale @returns {scale is Scored} */
export const isScored = (scale) => scale.state === "scored";
