/**
 * How the counterpart decides: when to give way, what to propose, what it believes about the learner.
 *
 * Sources. The aspiration that falls with time is the time-dependent tactic of Faratin, Sierra and
 * Jennings (1998), "Negotiation decision functions for autonomous agents", Robotics and Autonomous
 * Systems 24. What it makes of proposals is a frequency model, as described in Baarslag, Hendrikx,
 * Hindriks and Jonker (2016), "Learning about the opponent in automated bilateral negotiation",
 * Autonomous Agents and Multi-Agent Systems 30: an issue whose option somebody hardly ever changes
 * is likely to matter to them. The moods are ours. Pure: touches no page.
 */
import { pick } from "./random.mjs";

/**
 * @typedef {import('../practice/ending.mjs').Issue} Issue
 * @typedef {import('./rules.mjs').Role} Role
 * @typedef {import('./rules.mjs').Game} Game
 * @typedef {{own: number, other: number, agreement: number[]}} Reached a package, perhaps of the first issues only:
 *   what it is worth to the counterpart, and what it seems to be worth to the learner
 */

/** Rounds of a game. */
export const ROUNDS = 10;

/**
 * What a difficulty sets. `above`: how far the floor lies over the alternative, in per cent of the
 * way from there to the counterpart's best. `beta`: the shape of the fall; over 1 it gives way
 * early, under 1 late.
 */
export const DIFFICULTIES = {
  gentle: { above: 5, beta: 1.4 },
  even: { above: 10, beta: 1 },
  tough: { above: 20, beta: 0.6 },
};

/** What a mood sets. `answers`: always, or only for something told. `beta` multiplies the above. */
export const MOODS = {
  reciprocal: { answers: "always", beta: 1, raises: 0 },
  guarded: { answers: "in-return", beta: 1, raises: 0 },
  hard: { answers: "in-return", beta: 0.5, raises: 0 },
  taker: { answers: "in-return", beta: 1, raises: 8 },
};

/** Most points that `role` can reach. @param {Issue[]} issues @param {Role} role */
export const bestOf = (issues, role) => issues.reduce((sum, issue) => sum + Math.max(...issue.options.map((option) => option[role])), 0);

/**
 * The lowest points the counterpart accepts, always above its alternative.
 * @param {Game} game
 * @returns {number} points
 */
export function floorOf(game) {
  const best = bestOf(game.issues, game.theirs);
  const alternative = game.alternatives[game.theirs];
  const above = (DIFFICULTIES[game.difficulty].above / 100) * Math.max(0, best - alternative);
  return alternative + Math.max(1, above) + game.raised + game.wary;
}

/**
 * What the counterpart wants in this round: from its best down to its floor.
 * @param {Game} game
 * @returns {number} points
 */
export function aspiration(game) {
  const best = bestOf(game.issues, game.theirs);
  const floor = floorOf(game);
  const beta = DIFFICULTIES[game.difficulty].beta * MOODS[game.mood].beta;
  const time = (game.round - 1) / (ROUNDS - 1);
  return floor + Math.max(0, best - floor) * (1 - time ** (1 / beta));
}

/**
 * The package that the counterpart proposes now; null when none is worth its aspiration.
 * Told nothing, or nothing that it believes, it gives way a little on everything at once. Told something, it looks, among
 * packages worth its aspiration, for the one that seems best for the learner.
 * @param {Game} game
 * @returns {number[] | null}
 */
export function proposal(game) {
  const wanted = aspiration(game);
  return game.wary || Object.keys(game.told).length === 0 ? evenly(game, wanted) : forBoth(game, wanted);
}

/** @param {Game} game @param {number} wanted */
function evenly({ issues, theirs }, wanted) {
  const orders = issues.map((issue) => ranked(issue, theirs));
  /** @type {number[] | null} */
  let best = null;
  for (let step = 0; step <= 20; step++) {
    const agreement = orders.map((order) => order[Math.round((step / 20) * (order.length - 1))]);
    if (worth(issues, agreement, theirs) >= wanted) best = agreement;
  }
  return best;
}

/** Option numbers of an issue, the role's best first. @param {Issue} issue @param {Role} role */
export const ranked = (issue, role) =>
  issue.options.map((_, i) => i + 1).sort((x, y) => issue.options[y - 1][role] - issue.options[x - 1][role]);

/** @param {Issue[]} issues @param {number[]} agreement @param {Role} role */
const worth = (issues, agreement, role) => issues.reduce((sum, issue, i) => sum + issue.options[agreement[i] - 1][role], 0);

/**
 * For each total of its own points, only the package that seems best for the learner is kept.
 * @param {Game} game
 * @param {number} wanted
 */
function forBoth(game, wanted) {
  /** @type {Map<number, Reached>} */
  let reached = new Map([[0, { own: 0, other: 0, agreement: [] }]]);
  for (const issue of game.issues) reached = withIssue(reached, issue, game);
  const good = [...reached.values()].filter(({ own }) => own >= wanted);
  const most = Math.max(...good.map(({ other }) => other));
  const same = good.filter(({ other }) => most - other < 1e-9);
  return same.length ? pick(same, game.seed, `offer${game.round}`).agreement : null;
}

/** @param {Map<number, Reached>} reached @param {Issue} issue @param {Game} game */
function withIssue(reached, issue, game) {
  const liked = liking(issue, game);
  /** @type {Map<number, Reached>} */
  const next = new Map();
  for (const { own, other, agreement } of reached.values()) {
    issue.options.forEach((option, i) => {
      const total = own + option[game.theirs];
      const seems = other + liked(i + 1);
      if (seems > (next.get(total)?.other ?? -Infinity)) next.set(total, { own: total, other: seems, agreement: [...agreement, i + 1] });
    });
  }
  return next;
}

/** The three steps in which an issue matters, and their weights. */
export const LEVELS = { high: 3, medium: 2, low: 1 };

/**
 * How much the learner seems to like each option of an issue: a function of its number.
 * @param {Issue} issue
 * @param {Game} game
 * @returns {(option: number) => number}
 */
function liking(issue, game) {
  const { best, weight } = belief(issue, game);
  /** @param {number} option */
  const distance = (option) => Math.abs(option - best) / (issue.options.length - 1);
  return (option) => weight * (1 - distance(option));
}

/**
 * What the counterpart believes: the learner's best option, and how much the issue matters.
 * @param {Issue} issue
 * @param {Game} game
 * @returns {{best: number, weight: number}}
 */
function belief(issue, game) {
  const told = game.told[issue.id];
  if (told) return { best: told.best, weight: askedFor(issue, game) ? -LEVELS[told.level] : LEVELS[told.level] };
  return fromProposals(issue, game) ?? { best: ranked(issue, game.theirs)[issue.options.length - 1], weight: 1.5 };
}

/** A taker asks more on the issue it was told about for nothing. @param {Issue} issue @param {Game} game */
const askedFor = (issue, game) => game.raised > 0 && game.told[issue.id].level === "high";

/** @param {Issue} issue @param {Game} game */
function fromProposals(issue, { issues, ladder, mine }) {
  const at = issues.indexOf(issue);
  const options = ladder.filter(({ by }) => by === mine).map(({ agreement }) => agreement[at]);
  if (options.length < 3) return null;
  const counts = options.map((option) => options.filter((other) => other === option).length);
  const most = Math.max(...counts);
  return { best: options[counts.indexOf(most)], weight: 1 + (2 * most) / options.length };
}

/** The issue with an id; the rules let no move name another. @param {Issue[]} issues @param {string} id @returns {Issue} */
export const issueOf = (issues, id) => /** @type {Issue} */ (issues.find((issue) => issue.id === id));

/**
 * How much an issue matters to a role, in three steps: its share against an even share.
 * @param {Issue[]} issues
 * @param {Role} role
 * @param {string} id of the issue
 * @returns {import('./rules.mjs').Level}
 */
export function levelOf(issues, role, id) {
  /** @param {Issue} issue */
  const range = (issue) => {
    const points = issue.options.map((option) => option[role]);
    return Math.max(...points) - Math.min(...points);
  };
  const all = issues.reduce((sum, issue) => sum + range(issue), 0);
  const share = (range(issueOf(issues, id)) * issues.length) / all;
  if (share >= 1.3) return "high";
  return share <= 0.7 ? "low" : "medium";
}
