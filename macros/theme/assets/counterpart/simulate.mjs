/**
 * Plays scripted learners against the counterpart, game after game. Pure.
 */
import { analyse } from "../cases/analysis.mjs";
import { pastOf, remembering } from "./memory.mjs";
import { play, start } from "./rules.mjs";
import { POLICIES } from "./policies.mjs";
import { resultOf } from "../cases/result.mjs";
import { DIFFICULTIES, floorOf, MOODS } from "./strategy.mjs";

/** More moves than any game can have: 10 rounds of 5, and the last word. */
const MOST_MOVES = 60;

/** @type {import('./rules.mjs').Role[]} */
const ROLES = ["a", "b"];

/**
 * Plays one game to its end. @throws {Error} when it does not end
 * @param {Parameters<typeof start>[0]} settings
 * @param {string} policy
 * @param {import("./memory.mjs").Past} [past] what the counterpart remembers
 */
export function playOut(settings, policy, past) {
  let game = remembering(start(settings), past);
  for (let moves = 0; !game.outcome; moves++) {
    if (moves > MOST_MOVES) throw new Error(`no end: ${policy} ${settings.mood}`);
    game = play(game, POLICIES[policy](game));
  }
  return game;
}

/**
 * Every policy in every case, version, role, mood and difficulty, with each seed.
 * @returns {object[]} one line a game: settings, deal, points of both, joint, found value, floor,
 *   untruths; and `next`, the same two a month later
 * @param {import('../practice/ending.mjs').Case[]} cases as the page has them
 * @param {string[]} seeds
 */
export function simulate(cases, seeds) {
  return cases.flatMap((known) => versionsOf(known).flatMap((version) => games(known, version, seeds)));
}

/**
 * The usual version of a case, and the walk-away version where it has one.
 * @param {import('../practice/ending.mjs').Case} known
 */
const versionsOf = ({ alternatives, walk_away: other }) => [
  { walkAway: false, alternatives },
  ...(other ? [{ walkAway: true, ...other }] : []),
];

/**
 * @param {import('../practice/ending.mjs').Case} known
 * @param {{walkAway: boolean, alternatives: import('../practice/ending.mjs').Points}} version
 * @param {string[]} seeds
 */
function games({ id, revision, issues }, version, seeds) {
  const seen = analyse(issues, version.alternatives);
  return [...ways(seeds)].map(({ policy, ...way }) => {
    const settings = { case: id, revision, issues, ...version, ...way };
    const game = playOut(settings, policy);
    const past = pastOf(game);
    const next = playOut(settings, policy, past);
    return { ...lineOf(game, policy, seen), untruths: past.untrue.length, next: lineOf(next, policy, seen) };
  });
}

/**
 * @param {string[]} seeds
 * @returns {Generator<{role: 'a' | 'b', mood: import('./rules.mjs').Mood, difficulty: import('./rules.mjs').Difficulty, seed: string, policy: string}>}
 */
function* ways(seeds) {
  for (const role of ROLES)
    for (const mood of /** @type {(keyof typeof MOODS)[]} */ (Object.keys(MOODS)))
      for (const difficulty of /** @type {(keyof typeof DIFFICULTIES)[]} */ (Object.keys(DIFFICULTIES)))
        for (const seed of seeds) for (const policy of Object.keys(POLICIES)) yield { role, mood, difficulty, seed, policy };
}

/** @param {import('./rules.mjs').Game} game @param {string} policy @param {ReturnType<typeof analyse>} seen */
function lineOf(game, policy, seen) {
  const { case: id, walkAway, mood, difficulty, seed, mine, theirs, alternatives } = game;
  const { agreement, round } = /** @type {import('./rules.mjs').Outcome} */ (game.outcome);
  const result = resultOf(game.issues, alternatives, agreement, seen);
  return {
    case: id,
    walkAway,
    mood,
    difficulty,
    seed,
    policy,
    role: mine,
    possible: seen.beatBoth > 0,
    deal: result.deal,
    rounds: round,
    joint: result.joint,
    found: result.found,
    own: result.points[mine],
    other: result.points[theirs],
    gain: result.gain[mine],
    otherGain: result.gain[theirs],
    floor: floorOf({ ...game, raised: 0 }),
  };
}
