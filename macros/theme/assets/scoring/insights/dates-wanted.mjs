/**
 * Whether an agreement asks for dates and checks, because keeping their word came out thin or mixed.
 * Rule: curriculum 4.4 A4, "Feed-forward". It names the terms that have no date, or no way to tell.
 */
import { score } from "../scoring.mjs";
import { quoted, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight, ItemsContext, Ratings } from "./common.mjs" */
/** @import { Row } from "../../responses/spec.mjs" */

const PART = "keeps-word";
const SOLID_FROM = 3.5;
const NEARLY = 1e-9;

/** @param {Row} term */
const lacks = ({ when, how }) => !when || !how;

/** @param {{items?: Ratings, terms?: Row[]}} inputs @param {ItemsContext} context @returns {Insight} */
export function calculate({ items, terms = [] }, context) {
  if (!items || !Object.keys(items).length) return waiting("insights.dates-wanted.waiting");
  const { field, scoring } = context.about.items;
  const part = score(scoring, [field], { [field.id]: items }).scales.find(({ id, mine }) => id === PART && !mine);
  if (part?.state !== "scored") return ready([sentence("insights.dates-wanted.unknown", { part: part?.title ?? "" })]);
  const about = { part: part.title, value: part.shown, max: part.max };
  if (part.value >= SOLID_FROM - NEARLY) return ready([sentence("insights.dates-wanted.solid", about)]);
  const open = terms
    .filter(lacks)
    .map(({ issue, what }) => issue || what)
    .filter(Boolean);
  return ready([sentence("insights.dates-wanted.wanted", about)], {
    warnings: open.length ? [sentence("insights.dates-wanted.missing", { terms: quoted(open) })] : [],
  });
}
