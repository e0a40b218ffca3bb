/** How often a summary was agreed with. Rule: curriculum 4.5: summaries agreed ÷ summaries tried, as "4 of 5". */
import { isNumber, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight } from "./common.mjs" */

/** @param {{tried?: number, agreed?: number}} inputs @returns {Insight} */
export function calculate({ tried, agreed }) {
  if (!isNumber(tried) || !isNumber(agreed)) return waiting("insights.checked.waiting");
  if (tried === 0) return ready([sentence("insights.checked.none")]);
  if (agreed > tried) return ready([], { warnings: [sentence("insights.checked.more", { agreed, tried })] });
  return ready([sentence("insights.checked.share", { agreed, n: tried })]);
}
