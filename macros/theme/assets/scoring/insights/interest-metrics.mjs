/**
 * How much of the map of their interests is knowledge. Rules: curriculum 4.5: confirmed share =
 * confirmed ÷ all of theirs; hit rate = (right + ½ partly) ÷ guesses tested, only with 3 or more
 * tested, and beside it how sure one was on average; surprises = what was not on the list.
 */
import { isNumber, mean, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight, Sentence } from "./common.mjs" */
/** @import { Row } from "../../responses/spec.mjs" */

const ENOUGH = 3;
/** @type {Record<string, number>} */
const WORTH = { right: 1, partly: 0.5, wrong: 0 };

/** Share of tested guesses that were right, 0 to 1; null with fewer than three tested. @param {Row[]} after @returns {number | null} */
export function hitRate(after) {
  const tested = after.filter(({ result }) => result in WORTH);
  return tested.length < ENOUGH ? null : mean(tested.map(({ result }) => WORTH[result]));
}

/**
 * How sure, 0 to 100: of the tested rows where they are the same rows, else of all.
 * @param {Row[]} theirs
 * @param {Row[]} after
 * @returns {number | null}
 */
function averageSure(theirs, after) {
  const tested = new Set(after.filter(({ result }) => result in WORTH).map(({ id }) => id));
  const same = theirs.filter(({ id, sure }) => tested.has(id) && isNumber(sure));
  const sure = (same.length ? same : theirs).map((row) => row.sure).filter(isNumber);
  return sure.length ? Math.round(mean(sure)) : null;
}

/** @param {Row[]} theirs @param {Row[]} after @returns {Sentence[]} */
function hits(theirs, after) {
  const n = after.filter(({ result }) => result in WORTH).length;
  if (!n) return [];
  if (n < ENOUGH) return [sentence("insights.interest-metrics.few", { n, of: ENOUGH })];
  const [rate, sure] = [Math.round(100 * (hitRate(after) ?? 0)), averageSure(theirs, after)];
  return [
    sentence(sure === null ? "insights.interest-metrics.hits" : "insights.interest-metrics.hits-sure", { rate, sure: sure ?? "", n }),
  ];
}

/** @param {{theirs?: Row[], after?: Row[]}} inputs @returns {Insight} */
export function calculate({ theirs = [], after = [] }) {
  const answered = theirs.filter(({ known }) => known);
  if (!answered.length && !after.length) return waiting("insights.interest-metrics.waiting");
  const confirmed = answered.filter(({ known }) => known === "confirmed").length;
  const share = answered.length ? [sentence("insights.interest-metrics.confirmed", { confirmed, n: answered.length })] : [];
  const surprises = after.filter(({ result }) => result === "new").length;
  const glad = surprises ? [sentence("insights.interest-metrics.surprises", { n: surprises })] : [];
  const summary = [...share, ...hits(theirs, after), ...glad];
  return summary.length ? ready(summary) : waiting("insights.interest-metrics.waiting");
}
