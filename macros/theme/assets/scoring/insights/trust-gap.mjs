/**
 * The parts of the trust audit from both ends. Rule: curriculum 4.4 A4: them, and me as they might see
 * me, side by side; a difference of 1 or more is named; a part with too few responses is "not known yet".
 */
import { isScored } from "../scale-score.mjs";
import { score } from "../scoring.mjs";
import { ready, sentence, waiting } from "./common.mjs";
/** @import { Insight, ItemsContext, Ratings } from "./common.mjs" */
/** @typedef {{label: string, mine: number | null, theirs: number | null}} Part null for what is not known yet */
/** @import { ScaleScore } from "../scale-score.mjs" */
/** @import { Side } from "../../responses/spec.mjs" */

/**
 * Their side and mine; where none is marked as mine, that is the second.
 * @param {Side[]} sides
 * @returns {[Side, Side]}
 */
const ends = (sides) => {
  const me = sides.find(({ mine }) => mine) ?? sides[1];
  return [sides.find((side) => side !== me) ?? sides[0], me];
};

/**
 * One row for each part: what came out for me and for them.
 * @param {ScaleScore[]} scales
 * @param {[Side, Side]} sides
 * @returns {Part[]}
 */
function partsOf(scales, [them, me]) {
  /** @param {string} id @param {Side} side */
  const shown = (id, side) => scales.filter(isScored).find((scale) => scale.id === id && scale.side === side.id)?.shown ?? null;
  return scales
    .filter(({ side }) => side === them.id)
    .map(({ id, title }) => ({ label: title, mine: shown(id, me), theirs: shown(id, them) }));
}

/** @param {number | null} value */
const cell = (value) => value ?? sentence("insights.unknown");

/** @param {{items?: Ratings}} inputs @param {ItemsContext} context @returns {Insight} */
export function calculate({ items = {} }, context) {
  const { field, scoring } = context.about.items;
  const { scales, sideGaps = [] } = score(scoring, [field], { [field.id]: items });
  const known = scales.filter(isScored);
  if (!known.length) return waiting("insights.trust-gap.waiting");
  const [them, me] = ends(field.sides ?? []);
  const parts = partsOf(scales, [them, me]);
  const titles = sideGaps.map(({ title }) => title);
  const gaps = titles.length ? [sentence("insights.trust-gap.gap", { parts: titles, text: scoring.side_gap?.text ?? "" })] : [];
  const unknown = parts.filter(({ theirs }) => theirs === null).map(({ label }) => label);
  const summary = [...gaps, ...(unknown.length ? [sentence("insights.trust-gap.unknown", { parts: unknown })] : [])];
  return ready(summary.length ? summary : [sentence("insights.trust-gap.alike")], {
    table: {
      caption: sentence("insights.trust-gap.caption"),
      head: [sentence("insights.head-part"), me.label, them.label],
      rows: parts.map(({ label, mine, theirs }) => [label, cell(mine), cell(theirs)]),
    },
    plot: { kind: "both-ends", parts, min: known[0].min, max: known[0].max, mine: me.label, theirs: them.label },
  });
}
