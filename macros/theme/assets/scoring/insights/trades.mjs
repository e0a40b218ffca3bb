/**
 * Pairs of issues that could be traded. Rule: curriculum 4.5, "Trade finder": for issues i and j with
 * mine(i) − theirs(i) ≥ 10 and theirs(j) − mine(j) ≥ 10, ask for i and offer j; the strength is the
 * smaller of the two differences; the three strongest are shown, and how many more tie with the third.
 */
import { pointsWarnings, quoted, ready, sentence, waiting, weighed } from "./common.mjs";
/** @import { Context, Insight, PointsById, Table, Weighed } from "./common.mjs" */
/** @typedef {{ask: Weighed, offer: Weighed, strength: number, moved: number, name: string}} Pair two issues that could be traded */
/** @import { Row } from "../../responses/spec.mjs" */

/** Points by which one side must care more before an issue counts as worth trading. */
const MATTERS_MORE = 10;
const SHOWN = 3;

/**
 * Every pair, strongest first; equal strengths stand in the order of what they move together, then of ids.
 * @param {Weighed[]} issues
 * @returns {Pair[]}
 */
export function pairs(issues) {
  const asks = issues.filter((issue) => issue.mine - issue.theirs >= MATTERS_MORE);
  const offers = issues.filter((issue) => issue.theirs - issue.mine >= MATTERS_MORE);
  const all = asks.flatMap((ask) => offers.map((offer) => pair(ask, offer)));
  return all.sort((a, b) => b.strength - a.strength || b.moved - a.moved || (a.name < b.name ? -1 : 1));
}

/** @param {Weighed} ask @param {Weighed} offer @returns {Pair} */
function pair(ask, offer) {
  const [gain, give] = [ask.mine - ask.theirs, offer.theirs - offer.mine];
  const name = [ask.id, offer.id].sort().join(" ");
  return { ask, offer, strength: Math.min(gain, give), moved: gain + give, name };
}

/** Pairs that are left out although they are exactly as strong as the last one shown. @param {Pair[]} all */
const tied = (all) => all.filter(({ strength }, i) => i >= SHOWN && strength === all[SHOWN - 1].strength).length;

/** @param {{issues?: Row[], mine?: PointsById, theirs?: PointsById}} inputs @param {Context} context @returns {Insight} */
export function calculate(inputs, context) {
  const issues = weighed(inputs);
  if (issues.length < 2) return waiting("insights.trades.waiting");
  const all = pairs(issues);
  const shown = all.slice(0, SHOWN);
  const summary = shown.map(({ ask, offer, strength }) =>
    sentence("insights.trades.pair", { ask: quoted(ask.issue), offer: quoted(offer.issue), strength }),
  );
  if (tied(all)) summary.push(sentence("insights.trades.tied", { n: tied(all) }));
  const traded = new Set(shown.flatMap(({ ask, offer }) => [ask.id, offer.id]));
  return ready(summary.length ? [sentence("insights.trades.guess"), ...summary] : [sentence("insights.trades.none")], {
    warnings: pointsWarnings(inputs, context),
    table: table(issues),
    plot: { kind: "issues", points: issues.map((row) => ({ ...row, stands: traded.has(row.id) })) },
  });
}

/** @param {Weighed[]} issues @returns {Table} */
const table = (issues) => ({
  caption: sentence("insights.trades.caption"),
  head: [sentence("insights.head-issue"), sentence("insights.head-mine"), sentence("insights.head-theirs")],
  rows: issues.map(({ issue, mine, theirs }) => [issue, mine, theirs]),
});
