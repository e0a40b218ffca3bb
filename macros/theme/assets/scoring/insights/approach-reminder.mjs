/**
 * A line about the approach that came out on top last time, on the sheets where it may come back.
 * Rule: curriculum 4.6, approach: "Top approach sets a warning line in opening and plan-b". Ties are
 * shown as ties, and no approach is named where all tie; the words are those of the scale, so that they say what to try.
 */
import { score } from "../scoring.mjs";
import { quoted, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight, ItemsContext, Ratings } from "./common.mjs" */

/** @param {{items?: Ratings}} inputs @param {ItemsContext} context @returns {Insight} */
export function calculate({ items }, context) {
  const { field, scoring } = context.about.items;
  const top = items && score(scoring, [field], { [field.id]: items }).top;
  if (!top) return waiting("insights.approach-reminder.waiting");
  if (top.allTie) return ready([sentence("insights.approach-reminder.level")]);
  const { scales } = top;
  const reason = sentence(scales.length > 1 ? "insights.approach-reminder.tie" : "insights.approach-reminder.top", {
    titles: quoted(scales.map(({ title }) => title)),
  });
  return ready([reason, ...scales.flatMap(({ feedback: text }) => (text ? [sentence("insights.text", { text })] : []))]);
}
