/**
 * How far to lead with collaboration, with its reasons. Rule: curriculum 4.4 A3 and 4.6 fit: the band
 * of the sum; a gate that applies replaces it. Reasons are the responses off the middle, turned
 * round where the item is. It is a suggestion, never an order.
 */
import { score } from "../scoring.mjs";
import { ready, sentence, waiting } from "./common.mjs";
/** @import { Item } from "../../responses/spec.mjs" */
/** @import { Insight, ItemsContext, LikertField, Ratings, Sentence } from "./common.mjs" */

/**
 * Items that speak for it (direction 1) or against it (−1), each with the response that says so.
 * @param {LikertField} field
 * @param {Ratings} ratings
 * @param {1 | -1} direction
 * @returns {Sentence[]}
 */
function reasons({ items, response_scale: { min, max, labels = {} } }, ratings, direction) {
  /** @param {Item} item */
  const lean = ({ id, reverse }) => Math.sign(Number(ratings[id]) - (min + max) / 2) * (reverse ? -1 : 1);
  return items
    .filter((item) => lean(item) === direction)
    .map(({ id, text = "" }) => sentence("insights.fit-approach.reason", { item: text, response: labels[ratings[id]] ?? ratings[id] }));
}

/** @param {{items?: Ratings, gate?: string}} inputs @param {ItemsContext} context @returns {Insight} */
export function calculate({ items = {}, gate }, context) {
  const { field, scoring } = context.about.items;
  const responses = { [field.id]: items, ...(scoring.gate && { [scoring.gate.field]: gate }) };
  const scores = score(scoring, [field], responses);
  if (scores.gate) return ready([], { warnings: [sentence("insights.text", { text: scores.gate.text })] });
  const [scale] = scores.scales;
  if (scale.state === "incomplete") return waiting("insights.fit-approach.waiting", { answered: scale.answered, n: scale.of });
  const why = { for: reasons(field, items, 1), against: reasons(field, items, -1) };
  const because = Object.entries(why)
    .filter(([, items]) => items.length)
    .map(([side, items]) => sentence(`insights.fit-approach.${side}`, { items }));
  const band = scale.band ? [sentence("insights.fit-approach.band", { band: scale.band.label, feedback: scale.band.feedback ?? "" })] : [];
  return ready([...band, ...because]);
}
