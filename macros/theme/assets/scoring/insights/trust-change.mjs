/**
 * What has changed, part by part and for each side, since the first moment. Rule: the last moment that is
 * filled in − the first one. Less than half a point is called the same: it is one step on one item at most.
 */
import { atLeast, isScored, rounded } from "../scale-score.mjs";
import { score } from "../scoring.mjs";
import { ready, sentence, waiting } from "./common.mjs";
/** @import { Insight, ItemsContext, Sentence, Take } from "./common.mjs" */
/** @import { Scored } from "../scale-score.mjs" */
/** @typedef {{then: Scored, now: Scored, by: number}} Change of one part, as one side is seen */

const WORTH_NAMING = 0.5;

/** A take's parts that have a score. @param {Take} take @param {ItemsContext["about"]["items"]} about @returns {Scored[]} */
const partsOf = ({ responses }, { field, scoring }) => score(scoring, [field], responses).scales.filter(isScored);

/** Parts that both moments know, with the difference. @param {Scored[]} before @param {Scored[]} after @returns {Change[]} */
const changes = (before, after) =>
  after.flatMap((now) => {
    const then = before.find(({ id, side }) => id === now.id && side === now.side);
    return then ? [{ then, now, by: now.value - then.value }] : [];
  });

/** @param {"up" | "down"} way @param {Change} change @returns {Sentence} */
const line = (way, { then, now }) =>
  sentence(`insights.trust-change.${way}`, { part: now.title, side: now.sideLabel ?? "", from: then.shown, to: rounded(now.value) });

/** @param {unknown} _inputs @param {ItemsContext & {takes: Take[]}} context @returns {Insight} */
export function calculate(_inputs, { about: { items }, takes }) {
  const filled = takes.map((take) => ({ label: take.label, parts: partsOf(take, items) })).filter(({ parts }) => parts.length);
  const [first, last] = [filled[0], filled[filled.length - 1]];
  const known = first === last ? [] : changes(first.parts, last.parts);
  if (!known.length) return waiting("insights.trust-change.waiting");
  const up = known.filter(({ by }) => atLeast(by, WORTH_NAMING));
  const down = known.filter(({ by }) => atLeast(-by, WORTH_NAMING));
  return ready([
    sentence("insights.trust-change.since", { before: first.label, after: last.label }),
    ...up.map((change) => line("up", change)),
    ...down.map((change) => line("down", change)),
    ...(up.length + down.length ? [] : [sentence("insights.trust-change.same")]),
    ...(down.length ? [sentence("insights.trust-change.ask")] : []),
    sentence("insights.trust-change.careful"),
  ]);
}
