/**
 * What the counterpart remembers from month to month: what was told that was far from the truth has come out
 * by then, and costs something. Pure.
 *
 * @typedef {import("./rules.mjs").Game} Game
 * @typedef {import("./rules.mjs").Priority} Priority
 * @typedef {{month: number, untrue: string[], told: number}} Past which month it is now, from 2; the issues about
 *   which something untrue was told last month; how many things were told then
 * @typedef {{issue: string, told: Priority, truth: Priority}} Untruth
 */
import { prioritiesOf } from "./rules.mjs";
import { issueOf, LEVELS } from "./strategy.mjs";

/** What each untruth that has come out costs in points, and all of them at most. */
const COST = 5;
const MOST = 15;

/** One month after the other, for as long as anybody likes. */
const LAST = 99;

/** Everything that the learner told and that was far from the truth, each once. @param {Game} game @returns {Untruth[]} */
export function untruths(game) {
  const truths = prioritiesOf(game.issues, game.mine);
  /** @type {Map<string, Untruth>} */
  const untrue = new Map();
  for (const { issue, level, best } of tellings(game)) {
    const untruth = { issue, told: { level, best }, truth: truths[issue] };
    if (isUntrue(game, untruth)) untrue.set(JSON.stringify([issue, level, best]), untruth);
  }
  return [...untrue.values()];
}

/** @param {Game} game */
export const tellings = ({ moves }) => moves.flatMap((move) => (move.do === "tell" ? [move] : []));

/**
 * An option that is not the best, or a level two steps from the truth: one step is a matter of opinion.
 * @param {Game} game @param {Untruth} told
 */
function isUntrue({ issues, mine }, { issue: id, told, truth }) {
  const { options } = issueOf(issues, id);
  const isBest = options[told.best - 1][mine] === options[truth.best - 1][mine];
  return !isBest || Math.abs(LEVELS[told.level] - LEVELS[truth.level]) > 1;
}

/** What is remembered of a game when the same two meet a month later. @param {Game} game @returns {Past} */
export const pastOf = (game) => ({
  month: Math.min((game.past?.month ?? 1) + 1, LAST),
  untrue: [...new Set(untruths(game).map(({ issue }) => issue))],
  told: tellings(game).length,
});

/** A past as it was kept, if it can be one in this game. @param {any} past @param {Game} game @returns {Past | undefined} */
export function soundPast(past, { issues }) {
  const { month, untrue, told } = past ?? {};
  const known = Array.isArray(untrue) && untrue.every((id) => issues.some((issue) => issue.id === id));
  const counts = [month, told].every((n) => Number.isInteger(n) && n >= 0);
  return known && counts && month >= 2 && month <= LAST ? { month, untrue, told } : undefined;
}

/**
 * The game as it begins with somebody who remembers. Untruths make them wary: they take nobody's word, and want
 * more. What was told and so gives the learner one question before anything is told.
 * @param {Game} game
 * @param {Past | undefined} past
 * @returns {Game}
 */
export function remembering(game, past) {
  if (!past) return game;
  const { untrue, told } = past;
  const key = untrue.length ? "month-untrue" : told ? "month-true" : "month-plain";
  return {
    ...game,
    past,
    wary: Math.min(COST * new Set(untrue).size, MOST),
    owed: told && !untrue.length ? 1 : 0,
    lines: [{ by: game.theirs, round: 1, key, values: { issue: untrue[0] } }],
  };
}
