/** How many responses are "unsure". Rule: curriculum 4.6, fit: 0 on the scale from −2 to +2; with three or more, find out first. */
import { quoted, ready, sentence, unsureTexts, waiting } from "./common.mjs";
/** @import { Insight, ItemsContext, Ratings } from "./common.mjs" */

const MANY = 3;

/** @param {{items?: Ratings}} inputs @param {ItemsContext} context @returns {Insight} */
export function calculate({ items }, context) {
  if (!items || !Object.keys(items).length) return waiting("insights.unsure-count.waiting");
  const texts = unsureTexts(context.about.items.field, items);
  const n = texts.length;
  if (!n) return ready([sentence("insights.unsure-count.none")]);
  return ready([sentence(n >= MANY ? "insights.unsure-count.many" : "insights.unsure-count.some", { n, items: quoted(texts) })]);
}
