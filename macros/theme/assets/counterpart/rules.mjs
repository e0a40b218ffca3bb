/**
 * A game against the counterpart: rules, turns and what is said. Pure and deterministic: the same
 * settings, seed and moves give the same game, so that a class can meet the same counterpart.
 *
 * In a round the learner may ask twice and tell twice, then proposes, accepts, pauses or walks away.
 * The counterpart understands nothing else; there is no free speech.
 */
import { pointsOf } from "../cases/analysis.mjs";
import { same } from "../core/values.mjs";
import { aspiration, floorOf, issueOf, LEVELS, levelOf, MOODS, proposal, ranked, ROUNDS } from "./strategy.mjs";

/**
 * @typedef {import('../practice/ending.mjs').Role} Role
 * @typedef {import('../practice/ending.mjs').Issue} Issue
 * @typedef {import('../practice/ending.mjs').Points} Points
 * @typedef {'high' | 'medium' | 'low'} Level how much an issue matters
 * @typedef {{level: Level, best: number}} Priority how much an issue matters, and its best option, from 1
 * @typedef {{do: 'ask', issue: string, words?: number} | {do: 'tell', issue: string, level: Level, best: number}
 *   | {do: 'propose', agreement: number[]} | {do: 'accept'} | {do: 'pause'} | {do: 'walk-away'}} Move
 * @typedef {{by: Role, round: number, key: string, values: {issue?: string, option?: number, agreement?: number[], level?: Level, words?: number}}} Line one thing said: a key for `say`
 * @typedef {{by: Role, round: number, agreement: number[], a: number, b: number}} Rung an offer
 * @typedef {keyof typeof MOODS} Mood
 * @typedef {keyof typeof import('./strategy.mjs').DIFFICULTIES} Difficulty
 * @typedef {{case: string, revision: number, issues: Issue[], alternatives: Points, mood: Mood,
 *   difficulty: Difficulty, seed: string, walkAway?: boolean}} Rules what stays the same for a whole game
 * @typedef {{kind: 'deal', agreement: number[], round: number} | {kind: 'no-deal', agreement: null, round: number}} Outcome
 * @typedef {object} Turns
 * @property {number} round from 1
 * @property {{ask: number, tell: number}} left how often the learner may ask, and tell, in this round
 * @property {Record<string, Priority>} told by issue, what the learner said of it
 * @property {Record<string, Priority>} revealed by issue, what the counterpart said of it
 * @property {number} raised points by which a taker has raised its floor
 * @property {number} wary points more that it wants, because of untruths that have come out since last month
 * @property {import('./memory.mjs').Past} [past] what is remembered, where the two have met before
 * @property {number} owed things told that nothing was told for yet
 * @property {Rung[]} ladder
 * @property {Line[]} lines
 * @property {Move[]} moves
 * @property {Outcome | null} outcome
 * @typedef {Rules & Turns & {format: number, mine: Role, theirs: Role}} Game `mine` is the learner's role
 */

/** How often a learner may ask, and tell, before a round ends. */
export const TURNS = { ask: 2, tell: 2 };

/** @type {Move['do'][]} */
const NAMES = ["ask", "tell", "propose", "accept", "pause", "walk-away"];

/** @type {{kind: 'no-deal', agreement: null}} */
const NO_DEAL = { kind: "no-deal", agreement: null };

/**
 * A new game. `role` is the learner's.
 * @param {Rules & {role: Role}} settings
 * @returns {Game}
 */
export function start({ role, ...settings }) {
  return {
    format: 1,
    ...settings,
    mine: role,
    theirs: role === "a" ? "b" : "a",
    round: 1,
    left: { ...TURNS },
    told: {},
    revealed: {},
    raised: 0,
    wary: 0,
    owed: 0,
    ladder: [],
    lines: [],
    moves: [],
    outcome: null,
  };
}

/** Moves that can be made now, by name. @param {Game} game @returns {Move["do"][]} */
export function possible(game) {
  if (game.outcome) return [];
  const offered = game.ladder.at(-1)?.by === game.theirs;
  const last = game.round > ROUNDS;
  /** @type {Record<Move['do'], boolean>} */
  const can = {
    ask: !last && game.left.ask > 0,
    tell: !last && game.left.tell > 0,
    propose: !last,
    accept: offered,
    pause: !last,
    "walk-away": true,
  };
  return NAMES.filter((name) => can[name]);
}

/**
 * The game after a move. The game given stays as it is.
 * @param {Game} game @param {Move} move @returns {Game}
 * @throws {RangeError} when the move cannot be made now, or speaks of what the case has not
 */
export function play(game, move) {
  if (!possible(game).includes(move?.do)) throw new RangeError(`no ${move?.do} now`);
  if (!sound(game, move)) throw new RangeError(`not sound: ${move.do}`);
  const next = copyOf(game);
  next.moves.push(move);
  const act = /** @type {(game: Game, move: Move) => void} */ (MOVES[move.do]);
  act(next, move);
  return next;
}

/** A game of its own. The issues never change, so both have the same. @param {Game} game @returns {Game} */
const copyOf = ({ issues, ...rest }) => ({ ...structuredClone(rest), issues });

/**
 * Whether the issues, options and levels of a move exist; moves may come from a saved game.
 * @typedef {{do: string, issue?: string, level?: string, best?: number, agreement?: number[]}} LooseMove
 * @param {Game} game
 * @param {Move} move
 */
function sound({ issues }, move) {
  const { do: what, issue: id, level, best, agreement } = /** @type {LooseMove} */ (move);
  /** @param {Issue | undefined} issue @param {number | undefined} option */
  const has = (issue, option) =>
    issue !== undefined && option !== undefined && Number.isInteger(option) && option >= 1 && option <= issue.options.length;
  const issue = issues.find((known) => known.id === id);
  if (what === "ask") return Boolean(issue);
  if (what === "tell") return level !== undefined && Object.hasOwn(LEVELS, level) && has(issue, best);
  if (what !== "propose") return true;
  return agreement?.length === issues.length && issues.every((known, i) => has(known, agreement[i]));
}

/**
 * What each move does to the game, which it changes.
 * @type {{[Name in Move['do']]: (game: Game, move: Extract<Move, {do: Name}>) => void}}
 */
const MOVES = {
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

/**
 * What the counterpart would have answered, issue by issue, and what it would have proposed in the
 * last round if it had been told the learner's true priorities: "what I would have done if you had
 * asked". `priorities`: the learner's own levels and best options.
 * @param {Game} game
 * @param {Record<string, Priority>} priorities
 */
export function hindsight(game, priorities) {
  const open = { ...copyOf(game), told: priorities, raised: 0, wary: 0, round: ROUNDS, ladder: [] };
  const agreement = proposal(open);
  return {
    floor: floorOf({ ...game, raised: 0 }),
    answers: game.issues.map(({ id }) => ({ issue: id, level: levelOf(game.issues, game.theirs, id), asked: id in game.revealed })),
    offer: agreement && { agreement, ...pointsOf(game.issues, agreement) },
  };
}

/**
 * The priorities a role truly has, in the three steps that can be told.
 * @param {Issue[]} issues
 * @param {Role} role
 * @returns {Record<string, Priority>}
 */
export function prioritiesOf(issues, role) {
  return Object.fromEntries(issues.map((issue) => [issue.id, { level: levelOf(issues, role, issue.id), best: ranked(issue, role)[0] }]));
}
