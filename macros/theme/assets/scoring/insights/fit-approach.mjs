/**
 * How far to lead with collaboration, with its reasons. Rule: curriculum 4.4 A3 and 4.6 fit: the band
 * of the sum; a gate that applies replaces it. Each sign of harm lowers the highest band that may
 * show, whatever the sum: nobody is advised to open up to a person who has used it against them.
 * Reasons are the responses off the middle, turned
 * round where the item is. It is a suggestion, never an order.
 */
import { score } from "../scoring.mjs";
import { ready, sentence, waiting } from "./common.mjs";
/** Items by id that speak of harm done, and not of a chance: one leaves the middle band, two the lowest. */
const SIGNS_OF_HARM = ["kept-word", "used-against"];

/** @typedef {{label: string, feedback?: string}} Band what a band says */
/** @import { Item } from "../../responses/spec.mjs" */
/** @import { Insight, ItemsContext, LikertField, Ratings, Sentence } from "./common.mjs" */

/**
 * Which way a response leans: 1 speaks for opening up, −1 against it, 0 is the middle.
 * @param {LikertField} field @param {Ratings} ratings @param {Item} item
 */
function lean({ response_scale: { min, max } }, ratings, { id, reverse }) {
  return Math.sign(Number(ratings[id]) - (min + max) / 2) * (reverse ? -1 : 1);
}

/**
 * Items that speak for it (direction 1) or against it (−1), each with the response that says so.
 * @param {LikertField} field
 * @param {Ratings} ratings
 * @param {1 | -1} direction
 * @returns {Sentence[]}
 */
function reasons(field, ratings, direction) {
  const { labels = {} } = field.response_scale;
  return field.items
    .filter((item) => lean(field, ratings, item) === direction)
    .map(({ id, text = "" }) => sentence("insights.fit-approach.reason", { item: text, response: labels[ratings[id]] ?? ratings[id] }));
}

/**
 * The band of the sum, or a lower one where there are signs of harm.
 * @param {Band | null | undefined} band @param {(Band & {from: number})[]} bands in any order @param {number} signs
 * @returns {Band | null | undefined}
 */
function capped(band, bands, signs) {
  const rising = [...bands].sort((a, b) => a.from - b.from);
  const highest = Math.max(rising.length - 1 - signs, 0);
  return rising.findIndex(({ label }) => label === band?.label) > highest ? rising[highest] : band;
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
  const signs = field.items.filter((item) => SIGNS_OF_HARM.includes(item.id) && lean(field, items, item) < 0).length;
  const band = capped(scale.band, scoring.scales[0].bands ?? [], signs);
  const advice = band ? [sentence("insights.fit-approach.band", { band: band.label, feedback: band.feedback ?? "" })] : [];
  return ready([...advice, ...because]);
}
