/**
 * More or less sure than before, beside whether the guess was right. Rule: curriculum 4.5, "Sureness
 * change": sure again − sure before. Less sure can be the better news; no direction is called good.
 */
import { isNumber, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight } from "./common.mjs" */

/** @param {number} change */
const direction = (change) => (change > 0 ? "more" : change < 0 ? "less" : "same");

/** @param {{before?: number, after?: number, right?: string}} inputs @returns {Insight} */
export function calculate({ before, after, right }) {
  if (!isNumber(before) || !isNumber(after)) return waiting("insights.sureness-change.waiting");
  const change = sentence("insights.sureness-change.change", { before, after });
  const verdict = right ? `${direction(after - before)}-${right}` : `${direction(after - before)}`;
  return ready([change, sentence(`insights.sureness-change.${verdict}`)]);
}
