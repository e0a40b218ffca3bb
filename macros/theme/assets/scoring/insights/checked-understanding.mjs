/** How often a summary was agreed with. Rule: curriculum 4.5: summaries agreed ÷ summaries tried, as "4 of 5". */
import { isNumber, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight } from "./common.mjs" */

/** @param {{tried?: number, agreed?: number}} inputs @returns {Insight} */
export function calculate({ tried, agreed }) {
  if (!isNumber(tried) || !isNumber(agreed)) return waiting("insights.checked-understanding.waiting");
  if (tried === 0) return ready([sentence("insights.checked-understanding.none")]);
  if (agreed > tried) return ready([], { warnings: [sentence("insights.checked-understanding.more", { agreed, tried })] });
  return ready([sentence("insights.checked-understanding.share", { agreed, n: tried })]);
}
