/**
 * What was answered "unsure" in the fit check, as things to ask. Rule: curriculum 4.6, fit: "unsure items
 * become questions in interests and opening". Unsure is the middle of the scale, or "don't know".
 */
import { quoted, ready, sentence, unsureTexts, waiting } from "./common.mjs";
/** @import { Insight, ItemsContext, Ratings } from "./common.mjs" */

/** @param {{items?: Ratings}} inputs @param {ItemsContext} context @returns {Insight} */
export function calculate({ items }, context) {
  if (!items || !Object.keys(items).length) return waiting("insights.unsure-questions.waiting");
  const texts = unsureTexts(context.about.items.field, items);
  if (!texts.length) return ready([sentence("insights.unsure-questions.none")]);
  return ready([sentence("insights.unsure-questions.some", { n: texts.length, items: quoted(texts) })]);
}
