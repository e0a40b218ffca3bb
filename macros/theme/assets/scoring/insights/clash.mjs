/**
 * Issues that matter to both and pull apart. Rule: curriculum 4.5: both give it 20 points or more, the
 * direction is not the same, and the difference is under 10. They need a fair standard, not a trade.
 */
import { pointsWarnings, quoted, ready, sentence, waiting, weighed } from "./common.mjs";
/** @import { Context, Insight, PointsById, Weighed } from "./common.mjs" */
/** @import { Row } from "../../responses/spec.mjs" */

const MATTERS = 20;
const CLOSE = 10;

/** @param {Weighed} issue */
const clashes = ({ same, mine, theirs }) => same === "no" && mine >= MATTERS && theirs >= MATTERS && Math.abs(mine - theirs) < CLOSE;

/** @param {{issues?: Row[], mine?: PointsById, theirs?: PointsById}} inputs @param {Context} context @returns {Insight} */
export function calculate(inputs, context) {
  const looked = weighed(inputs).filter(({ same }) => same);
  if (!looked.length) return waiting("insights.clash.waiting");
  const names = looked.filter(clashes).map(({ issue }) => issue);
  const summary = [names.length ? sentence("insights.clash.list", { issues: quoted(names) }) : sentence("insights.clash.none")];
  return ready(summary, { warnings: pointsWarnings(inputs, context) });
}
