/**
 * A game against the counterpart: rules, turns and what is said. Pure and deterministic: the same
 * settings, seed and moves give the same game, so that a class can meet the same counterpart.
 *
 * In a round the learner may ask twice and tell twice, then proposes, accepts, pauses or walks away.
 * The counterpart understands nothing else; there is no free speech.
 */
import { pointsOf } from "../cases/analysis.mjs";
import { MOVES, TURNS } from "./turns.mjs";
import { floorOf, LEVELS, levelOf, proposal, ranked, ROUNDS } from "./strategy.mjs";

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
 * @typedef {keyof typeof import('./strategy.mjs').MOODS} Mood
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

/** @type {Move['do'][]} */
const NAMES = ["ask", "tell", "propose", "accept", "pause", "walk-away"];

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
