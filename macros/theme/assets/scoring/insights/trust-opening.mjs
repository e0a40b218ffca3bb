/**
 * What the trust audit asks of the opening. Rule: curriculum 4.4 A4, "Feed-forward": "puts right" thin
 * on either side, or any part of my own side thin → a repair line is required; a part not known yet →
 * a question to get to know them; any other part of theirs that is thin is named.
 */
import { score } from "../scoring.mjs";
import { quoted, ready, sentence, waiting } from "./common.mjs";

const MENDING = "puts-right";
const THIN_BELOW = 2.5;
const NEARLY = 1e-9;

const isThin = ({ state, value }) => state === "scored" && value < THIN_BELOW - NEARLY;
const named = (scales) => quoted([...new Set(scales.map(({ title }) => title))]);
const parted = (scales, test) => [scales.filter(test), scales.filter((one) => !test(one))];

/** @returns {import("./common.mjs").Insight} */
export function calculate({ items, repair }, context) {
  if (!items || !Object.keys(items).length) return waiting("insights.trust-opening.waiting");
  const { field, scoring } = context.about.items;
  const { scales } = score(scoring, [field], { [field.id]: items });
  const isMine = ({ mine }) => mine;
  const [mend, thin] = parted(scales.filter(isThin), (one) => isMine(one) || one.id === MENDING);
  const unknown = scales.filter((one) => one.state === "incomplete" && !isMine(one));
  const warnings = mend.length && !repair ? [sentence("insights.trust-opening.repair", { parts: named(mend), prompt: context.about.repair?.field?.prompt ?? "" })] : [];
  const summary = [
    ...(mend.length && repair ? [sentence("insights.trust-opening.repaired", { parts: named(mend) })] : []),
    ...(thin.length ? [sentence("insights.trust-opening.thin", { parts: named(thin) })] : []),
    ...(unknown.length ? [sentence("insights.trust-opening.unknown", { parts: named(unknown) })] : []),
  ];
  return ready(summary.length || warnings.length ? summary : [sentence("insights.trust-opening.fine")], { warnings });
}
