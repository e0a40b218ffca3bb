/**
 * Scores of one worksheet, from its `scoring` and the learner's responses. Touches no page.
 *
 * The rules: an item is turned round as lowest + highest − value; a scale is the sum or mean of its
 * answered items; what is missing is never made up, so a scale with too few responses is
 * "incomplete"; "don't know" is not a response; bands, ties and leans use unrounded values.
 *
 * @typedef {{scales: Scored[], allTie: boolean}} Top the highest scales: several when they tie; where all do, none stands out
 * @typedef {{id: string, title: string, difference: number, text: string}} SideGap
 *
 * @typedef {object} Scores
 * @property {{text: string}} [gate] what stands in for all scores
 * @property {ScaleScore[]} scales
 * @property {ScaleScore} [total]
 * @property {ScaleScore[]} [leans]
 * @property {string[]} [leanFeedback]
 * @property {Top} [top]
 * @property {SideGap[]} [sideGaps]
 * @property {string} [always]
 * @property {string} [words]
 */
import { ADD_UP, atLeast, isScored, range, rounded, scaleScore, scored, sum } from "./scale-score.mjs";
/** @import { Field, Lean, ResponsesByField, Scoring, Side, Total } from "../responses/spec.mjs" */
/** @import { Incomplete, ScaleScore, Scored } from "./scale-score.mjs" */

/**
 * The two sides of the likert that the scales are made of; [undefined] when there is one.
 * @param {Scoring} scoring
 * @param {Field[]} fields
 * @returns {(Side | undefined)[]}
 */
function sidesOf(scoring, fields) {
  if (!scoring.sides) return [undefined];
  const fieldId = scoring.scales[0].items[0].split(".")[0];
  return fields.find(({ id }) => id === fieldId)?.sides ?? [undefined];
}

/** Those scales of these ids that have a score. @param {string[]} ids @param {ScaleScore[]} scales @returns {Scored[]} */
const readyOf = (ids, scales) =>
  ids
    .map((id) => scales.find((scale) => scale.id === id))
    .filter((scale) => scale !== undefined)
    .filter(isScored);

/**
 * What stands for a score that some of its scales are missing for.
 * @param {{id: string, title: string}} about
 * @param {number} answered
 * @param {number} of
 * @returns {Incomplete}
 */
const incomplete = ({ id, title }, answered, of) => ({ id, title, state: "incomplete", answered, of, ofScales: true });

/**
 * Scales put together into one; incomplete as soon as one of them is.
 * @param {Total} total
 * @param {ScaleScore[]} scales
 * @returns {ScaleScore}
 */
function totalScore(total, scales) {
  const ready = readyOf(total.of, scales);
  const { id, title, method = "sum" } = total;
  if (ready.length < total.of.length) return incomplete(total, ready.length, total.of.length);
  const value = ADD_UP[method](ready.map((scale) => scale.value));
  return { id, title, method, ...scored(total, value, range(method, ready)) };
}

/**
 * A weighted sum of scales, divided; "high" and "low" from the author's bounds on.
 * @param {Lean} lean
 * @param {ScaleScore[]} scales
 * @returns {ScaleScore}
 */
function leanScore(lean, scales) {
  const ids = Object.keys(lean.weights);
  const { id, title, min, max, divide = 1 } = lean;
  const ready = readyOf(ids, scales);
  if (ready.length < ids.length) return incomplete(lean, ready.length, ids.length);
  const value = sum(ready.map((scale) => scale.value * lean.weights[scale.id])) / divide;
  const low = atLeast(-value, -lean.low);
  const level = atLeast(value, lean.high) ? "high" : low ? "low" : "middle";
  return { id, title, ...scored({}, value, { min, max }), level };
}

/**
 * The texts whose every condition fits: `{own: high}` or `{own: [high, middle]}`.
 * @param {Scoring["lean_feedback"]} rules
 * @param {ScaleScore[]} leans
 * @returns {string[]}
 */
function leanFeedback(rules, leans) {
  const level = Object.fromEntries(leans.map((lean) => [lean.id, lean.level]));
  return (rules ?? [])
    .filter(({ when }) => Object.entries(when).every(([id, wanted]) => [wanted].flat().some((name) => name === level[id])))
    .map(({ text }) => text);
}

/**
 * The highest scales, all of them when they tie; undefined until every one is scored.
 * @param {NonNullable<Scoring["top"]>} top
 * @param {ScaleScore[]} scales
 * @returns {Top | undefined}
 */
function topOf({ of, tie_within: within = 0 }, scales) {
  const compared = readyOf(of, scales);
  if (compared.length < of.length) return undefined;
  const highest = Math.max(...compared.map(({ value }) => value));
  const top = compared.filter(({ value }) => atLeast(value, highest - within));
  return { scales: top, allTie: top.length > 1 && top.length === compared.length };
}

/**
 * Scales on which the two sides lie far apart; `difference` is first side − second side.
 * @param {NonNullable<Scoring["side_gap"]>} gap
 * @param {ScaleScore[]} scales
 * @param {{id: string, label: string}[]} sides
 * @returns {SideGap[]}
 */
function sideGaps({ at_least: bound, text }, scales, [first, second]) {
  return scales
    .filter(({ side }) => side === first.id)
    .flatMap(({ id, title }) => {
      const [here, there] = [first, second].map((side) =>
        scales.filter(isScored).find((scale) => scale.id === id && scale.side === side.id),
      );
      const difference = here && there ? here.value - there.value : NaN;
      return atLeast(Math.abs(difference), bound) ? [{ id, title, difference: rounded(difference), text }] : [];
    });
}

/**
 * Whether the gate's response is one that replaces the score.
 * @param {NonNullable<Scoring["gate"]>} gate
 * @param {ResponsesByField} responses
 */
const isClosed = (gate, responses) => [gate.is].flat().includes(responses[gate.field]);

/**
 * Scores one take of a worksheet.
 * @param {Scoring} scoring the worksheet's `scoring`
 * @param {Field[]} fields its fields, each `response_scale` as a mapping
 * @param {ResponsesByField} responses absent = unanswered
 * @returns {Scores}
 */
export function score(scoring, fields, responses) {
  if (scoring.gate && isClosed(scoring.gate, responses)) return { gate: { text: scoring.gate.text }, scales: [] };
  const sides = sidesOf(scoring, fields);
  const scales = scoring.scales.flatMap((scale) => sides.map((side) => scaleScore(scale, fields, responses, side)));
  /** @type {Scores} */
  const scores = { scales, always: scoring.always, words: scoring.words };
  if (scoring.total) scores.total = totalScore(scoring.total, scales);
  const leans = scoring.leans?.map((lean) => leanScore(lean, scales));
  if (leans) Object.assign(scores, { leans, leanFeedback: leanFeedback(scoring.lean_feedback, leans) });
  if (scoring.top) scores.top = topOf(scoring.top, scales);
  const present = sides.filter((side) => side !== undefined);
  if (scoring.side_gap && present[1]) scores.sideGaps = sideGaps(scoring.side_gap, scales, present);
  return scores;
}
