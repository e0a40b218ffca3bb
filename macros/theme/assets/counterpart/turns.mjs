/**
 * What each move does to a game, and what the counterpart says and offers to it. These functions
 * change the game that they are given; `rules.mjs` gives them a copy.
 */
import { pointsOf } from "../cases/analysis.mjs";
import { same } from "../core/values.mjs";
import { aspiration, issueOf, levelOf, MOODS, proposal, ranked, ROUNDS } from "./strategy.mjs";

/**
 * @typedef {import("./rules.mjs").Game} Game
 * @typedef {import("./rules.mjs").Move} Move
 * @typedef {import("./rules.mjs").Role} Role
 * @typedef {import("./rules.mjs").Rung} Rung
 * @typedef {import("./rules.mjs").Line} Line
 */

/** How often a learner may ask, and tell, before a round ends. */
export const TURNS = { ask: 2, tell: 2 };

/** @type {{kind: 'no-deal', agreement: null}} */
const NO_DEAL = { kind: "no-deal", agreement: null };

/**
 * What each move does to the game, which it changes.
 * @type {{[Name in Move['do']]: (game: Game, move: Extract<Move, {do: Name}>) => void}}
 */
export const MOVES = {
  ask(game, { issue, words }) {
    game.left.ask -= 1;
    say(game, game.mine, "asked", { issue, words });
    if (game.raised) say(game, game.theirs, "fair-enough", {});
    game.raised = 0;
    answer(game, issue);
  },

  tell(game, { issue, level, best }) {
    game.left.tell -= 1;
    const before = game.told[issue];
    game.told[issue] = { level, best };
    say(game, game.mine, `told-${level}`, { issue, option: best });
    if (before) return say(game, game.theirs, same(before, game.told[issue]) ? "told-again" : "told-otherwise", { issue });
    game.owed += 1;
    if (level === "high" && MOODS[game.mood].raises && !Object.keys(game.revealed).length) take(game, issue);
    else say(game, game.theirs, game.wary ? "noted-wary" : "noted", { issue });
  },

  propose(game, { agreement }) {
    const before = game.ladder.some((rung) => rung.by === game.mine && same(rung.agreement, agreement));
    offer(game, game.mine, agreement);
    if (pointsOf(game.issues, agreement)[game.theirs] >= aspiration(game)) end(game, { kind: "deal", agreement }, "accepts");
    else counter(game, before);
  },

  pause(game) {
    say(game, game.mine, "paused", {});
    say(game, game.theirs, "pauses", {});
    nextRound(game);
  },

  accept(game) {
    const offered = /** @type {Rung} */ (game.ladder.at(-1));
    end(game, { kind: "deal", agreement: offered.agreement }, "glad");
  },

  "walk-away"(game) {
    say(game, game.mine, "walked", {});
    end(game, NO_DEAL, "farewell");
  },
};

/** Tells the truth in three steps, or says what it would need first. @param {Game} game @param {string} issue */
function answer(game, issue) {
  const known = issue in game.revealed;
  if (!known && MOODS[game.mood].answers === "in-return" && game.owed < 1)
    return say(game, game.theirs, askedBefore(game, issue) ? "still-first" : "you-first", { issue });
  if (!known && MOODS[game.mood].answers === "in-return") game.owed -= 1;
  const level = levelOf(game.issues, game.theirs, issue);
  const best = ranked(issueOf(game.issues, issue), game.theirs)[0];
  game.revealed[issue] = { level, best };
  say(game, game.theirs, known ? "told-you" : `answers-${level}`, { issue, option: best, level });
}

/** Whether this very question came up before. @param {Game} game @param {string} issue */
const askedBefore = ({ moves }, issue) => moves.slice(0, -1).some((move) => move.do === "ask" && move.issue === issue);

/**
 * A taker that was told something for nothing wants more, until it is asked for something back.
 * @param {Game} game
 * @param {string} issue
 */
function take(game, issue) {
  game.raised = MOODS[game.mood].raises;
  say(game, game.theirs, "takes", { issue });
}

/** @param {Game} game @param {boolean} repeated whether the learner proposed just that before */
function counter(game, repeated) {
  if (repeated) say(game, game.theirs, "offered-before", {});
  const agreement = proposal(game);
  if (agreement) offer(game, game.theirs, agreement);
  else say(game, game.theirs, "no-offer", {});
  nextRound(game);
}

/** @param {Game} game */
function nextRound(game) {
  game.round += 1;
  game.left = { ...TURNS };
  if (game.round > ROUNDS) say(game, game.theirs, game.ladder.at(-1)?.by === game.theirs ? "last-offer" : "out-of-time", {});
  if (game.round > ROUNDS && game.ladder.at(-1)?.by !== game.theirs) end(game, NO_DEAL, "farewell");
}

/** @param {Game} game @param {Role} by @param {number[]} agreement */
function offer(game, by, agreement) {
  game.ladder.push({ by, round: game.round, agreement, ...pointsOf(game.issues, agreement) });
  say(game, by, "offers", { agreement });
}

/**
 * @param {Game} game
 * @param {{kind: 'deal', agreement: number[]} | {kind: 'no-deal', agreement: null}} outcome
 * @param {string} key of the last line
 */
function end(game, outcome, key) {
  game.outcome = { ...outcome, round: Math.min(game.round, ROUNDS) };
  say(game, game.theirs, key, {});
}

/** @param {Game} game @param {Role} by @param {string} key @param {Line['values']} values */
function say(game, by, key, values) {
  game.lines.push({ by, round: Math.min(game.round, ROUNDS), key, values });
}
