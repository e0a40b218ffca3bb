/**
 * What the trust audit asks of the opening. Rule: curriculum 4.4 A4, "Feed-forward": "puts right" thin
 * on either side, or any part of my own side thin → a repair line is required; a part not known yet →
 * a question to get to know them; any other part of theirs that is thin is named.
 */
import { isScored } from "../scale-score.mjs";
import { score } from "../scoring.mjs";
import { quoted, ready, sentence, waiting } from "./common.mjs";
/** @import { About, Insight, ItemsContext, Ratings } from "./common.mjs" */
/** @import { ScaleScore } from "../scale-score.mjs" */

const MENDING = "puts-right";
const THIN_BELOW = 2.5;
const NEARLY = 1e-9;

/** @param {ScaleScore} scale */
const isThin = (scale) => isScored(scale) && scale.value < THIN_BELOW - NEARLY;
/** @param {ScaleScore[]} scales */
const named = (scales) => quoted([...new Set(scales.map(({ title }) => title))]);
/** @param {ScaleScore[]} scales @param {(scale: ScaleScore) => boolean} test @returns {[ScaleScore[], ScaleScore[]]} */
const parted = (scales, test) => [scales.filter(test), scales.filter((scale) => !test(scale))];

/** @param {{items?: Ratings, repair?: string}} inputs @param {ItemsContext & {about: {repair?: About}}} context @returns {Insight} */
export function calculate({ items, repair }, context) {
  if (!items || !Object.keys(items).length) return waiting("insights.trust-opening.waiting");
  const { field, scoring } = context.about.items;
  const { scales } = score(scoring, [field], { [field.id]: items });
  /** @param {ScaleScore} scale */
  const isMine = ({ mine }) => Boolean(mine);
  const [mend, thin] = parted(scales.filter(isThin), (scale) => isMine(scale) || scale.id === MENDING);
  const unknown = scales.filter((scale) => scale.state === "incomplete" && !isMine(scale));
  const warnings =
    mend.length && !repair
      ? [sentence("insights.trust-opening.repair", { parts: named(mend), prompt: context.about.repair?.field?.prompt ?? "" })]
      : [];
  const summary = [
    ...(mend.length && repair ? [sentence("insights.trust-opening.repaired", { parts: named(mend) })] : []),
    ...(thin.length ? [sentence("insights.trust-opening.thin", { parts: named(thin) })] : []),
    ...(unknown.length ? [sentence("insights.trust-opening.unknown", { parts: named(unknown) })] : []),
  ];
  return ready(summary.length || warnings.length ? summary : [sentence("insights.trust-opening.fine")], { warnings });
}
