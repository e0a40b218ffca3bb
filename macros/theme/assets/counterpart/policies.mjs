/**
 * Scripted learners, for trying the counterpart out by the hundred. They test the design, not people.
 * A policy looks at a game as a learner could (own points, what was said) and gives the next move. Pure.
 */
import { middleOf, pointsOf } from "../cases/analysis.mjs";
import { possible, prioritiesOf } from "./rules.mjs";
import { bestOf, LEVELS, ranked, ROUNDS } from "./strategy.mjs";

/**
 * @typedef {import('./rules.mjs').Game} Game
 * @typedef {import('./rules.mjs').Move} Move
 * @typedef {import('./rules.mjs').Level} Level
 */

/**
 * Accepts when the offer on the table is at least what this learner now wants.
 * @param {Game} game
 * @param {number} wanted
 * @returns {Move | null}
 */
function closing(game, wanted) {
  const offer = game.ladder.at(-1);
  if (offer?.by === game.theirs && offer[game.mine] >= wanted) return { do: "accept" };
  if (game.round <= ROUNDS) return null;
  return offer?.by === game.theirs && offer[game.mine] > game.alternatives[game.mine] ? { do: "accept" } : { do: "walk-away" };
}

/** From the own best down to just above the alternative, in equal steps. @param {Game} game */
function slide(game) {
  const best = bestOf(game.issues, game.mine);
  const least = game.alternatives[game.mine] + 1;
  return best - (best - least) * ((Math.min(game.round, ROUNDS) - 1) / (ROUNDS - 1));
}

/** Gives way evenly on all issues to about `wanted` own points. @param {Game} game @param {number} wanted */
function even(game, wanted) {
  let best = game.issues.map((issue) => ranked(issue, game.mine)[0]);
  for (let step = 0; step <= 20; step++) {
    const agreement = game.issues.map((issue) => {
      const order = ranked(issue, game.mine);
      return order[Math.round((step / 20) * (order.length - 1))];
    });
    if (pointsOf(game.issues, agreement)[game.mine] >= wanted) best = agreement;
  }
  return best;
}

/**
 * Gives way first on what matters less here and more there, as far as it is known.
 * @param {Game} game
 * @param {number} wanted
 */
function trading(game, wanted) {
  const weights = LEVELS;
  const agreement = game.issues.map((issue) => ranked(issue, game.mine)[0]);
  const mine = prioritiesOf(game.issues, game.mine);
  const order = game.issues
    .map((issue, at) => ({ at, issue, lead: game.revealed[issue.id] ? weights[game.revealed[issue.id].level] : 2 }))
    .sort((x, y) => y.lead - weights[mine[y.issue.id].level] - (x.lead - weights[mine[x.issue.id].level]));
  for (const { at, issue } of order) giveWay(game, agreement, at, issue, wanted);
  return agreement;
}

/**
 * @param {Game} game
 * @param {number[]} agreement is changed
 * @param {number} at
 * @param {import('./rules.mjs').Issue} issue
 * @param {number} wanted
 */
function giveWay(game, agreement, at, issue, wanted) {
  const liked = game.revealed[issue.id]?.best;
  const options = liked ? towards(agreement[at], liked) : ranked(issue, game.mine);
  for (const option of options) {
    const tried = agreement.with(at, option);
    if (pointsOf(game.issues, tried)[game.mine] >= wanted) agreement[at] = option;
  }
}

/** @param {number} from @param {number} to */
const towards = (from, to) => Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + Math.sign(to - from) * i);

/** @param {Game} game @param {Move['do']} move */
const can = (game, move) => possible(game).includes(move);

/** The first issue that nobody has spoken about yet. @param {Game} game */
const unasked = (game) => game.issues.find(({ id }) => !(id in game.revealed) && !asked(game, id));
/** @param {Game} game @param {string} id */
const asked = (game, id) => game.moves.some((move) => move.do === "ask" && move.issue === id);
/** @param {Game} game @param {Level[]} levels @returns {Move | undefined} */
const untold = (game, levels) => {
  const mine = prioritiesOf(game.issues, game.mine);
  const id = Object.keys(mine).find((issue) => !(issue in game.told) && levels.includes(mine[issue].level));
  return id === undefined ? undefined : { do: "tell", issue: id, ...mine[id] };
};

/** @type {Record<string, (game: Game) => Move>} the policies by name */
export const POLICIES = {
  /** Asks for the best on everything, then slides evenly. Neither asks nor tells. */
  positional: (game) => closing(game, slide(game)) ?? { do: "propose", agreement: even(game, slide(game)) },

  /** Proposes the middle from the start, and takes whatever is as good. */
  middle(game) {
    const agreement = middleOf(game.issues);
    const wanted = pointsOf(game.issues, agreement)[game.mine];
    return closing(game, wanted) ?? { do: "propose", agreement };
  },

  /** Asks about everything, tells nothing, then proposes trades. */
  asking(game) {
    const issue = can(game, "ask") && unasked(game);
    return (
      closing(game, slide(game)) ?? (issue ? { do: "ask", issue: issue.id } : { do: "propose", agreement: trading(game, slide(game)) })
    );
  },

  /** Tells one, asks one, in turns; then proposes trades. */
  stepwise(game) {
    const done = closing(game, slide(game));
    if (done) return done;
    const answers = Object.keys(game.told).length;
    const questions = game.moves.filter((move) => move.do === "ask").length;
    const tell = can(game, "tell") && answers <= questions && answers < 4 && untold(game, ["low", "high", "medium"]);
    if (tell) return tell;
    const issue = can(game, "ask") && questions < answers + 1 && unasked(game);
    if (issue) return { do: "ask", issue: issue.id };
    return { do: "propose", agreement: trading(game, slide(game)) };
  },

  /** Tells everything at once, asks nothing, accepts the first offer above its alternative. */
  "giving-away"(game) {
    const done = closing(game, game.alternatives[game.mine] + 1);
    const tell = can(game, "tell") && untold(game, ["high", "medium", "low"]);
    return done ?? (tell || { do: "propose", agreement: trading(game, slide(game)) });
  },

  /** Says of everything that it matters a lot, asks nothing, and slides late. */
  bluffing(game) {
    const wanted = Math.max(slide({ ...game, round: Math.max(1, game.round - 3) }), game.alternatives[game.mine] + 1);
    const done = closing(game, wanted);
    const issue = can(game, "tell") && game.issues.find(({ id }) => !(id in game.told));
    if (done) return done;
    if (issue) return { do: "tell", issue: issue.id, level: "high", best: ranked(issue, game.mine)[0] };
    return { do: "propose", agreement: even(game, wanted) };
  },
};
