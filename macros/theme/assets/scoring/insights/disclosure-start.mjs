/**
 * Where to start with sharing, from the "open" part of the trust audit. Rule: curriculum 4.4 A4: thin
 * (under 2.5) → guarded, mixed (under 3.5) → step by step, solid → open; not known yet → step by step,
 * with a question to find out. The learner's view of the other person counts, not the other column.
 */
import { score } from "../scoring.mjs";
import { ready, sentence, waiting } from "./common.mjs";
/** @import { Insight, ItemsContext, Ratings } from "./common.mjs" */

const STARTS = [
  { from: -Infinity, label: "guarded" },
  { from: 2.5, label: "steps" },
  { from: 3.5, label: "open" },
];
const NEARLY = 1e-9;

/** @param {{items?: Ratings}} inputs @param {ItemsContext} context @returns {Insight} */
export function calculate({ items }, context) {
  if (!items || !Object.keys(items).length) return waiting("insights.disclosure-start.waiting");
  const { field, scoring } = context.about.items;
  const open = score(scoring, [field], { [field.id]: items }).scales.find(({ id, mine }) => id === "open" && !mine);
  if (!open || open.state === "incomplete") return ready([sentence("insights.disclosure-start.unknown")]);
  const start = STARTS.filter(({ from }) => open.value >= from - NEARLY).at(-1)?.label;
  return ready([sentence(`insights.disclosure-start.${start}`, { value: open.shown, max: open.max })]);
}
