/**
 * What each package is worth to the learner. Rules: curriculum 4.5: option worth = issue points × level
 * (best 1, acceptable ½, minimum 0, or a level of one's own); package worth = their sum; a spread
 * above 5 of 100 is warned about. A package with an issue left open has no worth yet.
 */
import { isNumber, pointsWarnings, ready, sentence, sum, waiting } from "./common.mjs";
/** @import { ColumnsContext, Context, Insight, PointsById } from "./common.mjs" */
/** @typedef {{name: string, answered: number, of: number, worth?: number}} PackageWorth `answered` of the issues `of` that have points have a level */
/** @import { Column, Row, Value } from "../../responses/spec.mjs" */

/** @type {Record<string, number>} */
const LEVELS = { best: 1, acceptable: 0.5, minimum: 0 };
const EQUAL_WITHIN = 5;

/**
 * Share of an issue's points, 0 to 1; undefined when the response is missing.
 * @param {Column} column
 * @param {Value} value
 * @returns {number | undefined}
 */
function level(column, value) {
  if (column.kind === "choice") return LEVELS[value];
  const { min = 0, max = 100 } = column;
  return isNumber(value) ? (value - min) / (max - min) : undefined;
}

/** @param {Column} column */
const isLevel = ({ kind, choices = [] }) =>
  kind === "number" || kind === "rating" || (kind === "choice" && choices.every(({ id }) => id in LEVELS));

/**
 * One package: its worth when every issue with points has a level, else how many have one.
 * @param {Column} column
 * @param {Row[]} rows
 * @param {PointsById} mine
 * @returns {PackageWorth}
 */
function packageOf(column, rows, mine) {
  const ids = Object.keys(mine).filter((id) => isNumber(mine[id]));
  const levels = ids.map((id) => level(column, rows.find((row) => row.id === id)?.[column.id]));
  const answered = levels.filter(isNumber).length;
  const about = { name: column.label, answered, of: ids.length };
  if (!answered || answered < ids.length) return about;
  return { ...about, worth: sum(levels.map((share = 0, i) => share * mine[ids[i]])) };
}

/**
 * Packages nobody has begun are left out.
 * @param {{packages?: Row[], mine?: PointsById}} inputs
 * @param {Column[]} columns
 * @returns {PackageWorth[]}
 */
export function worths({ packages = [], mine = {} }, columns) {
  return columns
    .filter(isLevel)
    .map((column) => packageOf(column, packages, mine))
    .filter(({ answered }) => answered);
}

/** @param {{packages?: Row[], mine?: PointsById}} inputs @param {Context & ColumnsContext<"packages">} context @returns {Insight} */
export function calculate(inputs, context) {
  const all = worths(inputs, context.about.packages.field.columns);
  if (!all.length) return waiting("insights.package-worth.waiting");
  const known = all.flatMap(({ name, worth }) => (isNumber(worth) ? [{ name, worth }] : []));
  const summary = [
    ...known.map(({ name, worth }) => sentence("insights.package-worth.worth", { name, worth })),
    ...all
      .filter(({ worth }) => !isNumber(worth))
      .map(({ name, answered, of }) => sentence("insights.package-worth.open", { name, answered, of })),
  ];
  const spread = known.length < 2 ? 0 : Math.max(...known.map((p) => p.worth)) - Math.min(...known.map((p) => p.worth));
  if (known.length > 1 && spread <= EQUAL_WITHIN) summary.push(sentence("insights.package-worth.equal"));
  const warnings = pointsWarnings({ mine: inputs.mine }, context);
  if (spread > EQUAL_WITHIN) warnings.unshift(sentence("insights.package-worth.spread", { spread, within: EQUAL_WITHIN }));
  const bars = known.map(({ name, worth }) => ({ label: name, value: worth }));
  return ready(summary, { warnings, ...(bars.length && { plot: { kind: "bars", bars, max: 100 } }) });
}
