/**
 * What can be agreed in a case, and how good it is: exact, and without listing every agreement.
 *
 * No issue interacts with another, so an agreement's points are a sum over issues. It is enough to
 * keep, issue by issue, the distinct pairs of points that can be reached and one agreement for each.
 * A case of 8 issues with 5 options has 390,625 agreements but at most 101 × 101 pairs of points.
 * Pure: touches no page.
 */
/** @import { Issue, Option, Points, Role } from "./case.mjs" */

/**
 * @typedef {number[]} Agreement for each issue the option's number, from 1
 * @typedef {Points & {agreement: Agreement, count: number}} Outcome a pair of points, the first
 *   agreement that reaches it (options in order), and how many agreements do
 *
 * @typedef {object} Analysis what there is to say about a case
 * @property {Outcome[]} all
 * @property {Outcome[]} frontier
 * @property {Points & {agreement: Agreement}} middle
 * @property {number} agreements        how many there are
 * @property {number} beatBoth          how many of them beat both alternatives
 * @property {number} jointMaximum
 * @property {Outcome | null} mostEven
 * @property {Outcome | null} largestProduct
 */

/** @param {Issue[]} issues @param {Agreement} agreement @returns {Points} */
export function pointsOf(issues, agreement) {
  const chosen = issues.map((issue, i) => issue.options[agreement[i] - 1]);
  return { a: total(chosen, "a"), b: total(chosen, "b") };
}

/** Every distinct pair of points, in the order of a, then b. @param {Issue[]} issues @returns {Outcome[]} */
export function outcomes(issues) {
  /** @type {Outcome[]} */
  let reached = [{ a: 0, b: 0, agreement: [], count: 1 }];
  for (const issue of issues) reached = withIssue(reached, issue);
  return reached.sort((x, y) => x.a - y.a || x.b - y.b);
}

/** One number for a pair of points. A case has at most 16 issues of 1,000 points. @param {number} a @param {number} b */
const key = (a, b) => a * 65536 + b;

/** @param {Outcome[]} reached @param {Issue} issue @returns {Outcome[]} */
function withIssue(reached, issue) {
  const next = new Map();
  for (const outcome of reached) {
    for (const [i, option] of issue.options.entries()) add(next, outcome, option, i + 1);
  }
  return [...next.values()];
}

/** @param {Map<number, Outcome>} next @param {Outcome} outcome @param {Option} option @param {number} number */
function add(next, outcome, option, number) {
  const a = outcome.a + option.a;
  const b = outcome.b + option.b;
  const known = next.get(key(a, b));
  if (known) known.count += outcome.count;
  else next.set(key(a, b), { a, b, agreement: [...outcome.agreement, number], count: outcome.count });
}

/**
 * Outcomes that nobody can improve on without the other losing, from a's worst to a's best.
 * @param {Outcome[]} all
 * @returns {Outcome[]}
 */
export function frontier(all) {
  const best = [];
  let highest = -Infinity;
  for (const outcome of [...all].sort((x, y) => y.a - x.a || y.b - x.b)) {
    if (outcome.b > highest) best.unshift(outcome);
    highest = Math.max(highest, outcome.b);
  }
  return best;
}

/**
 * The agreement with the middle option on every issue (every issue has an odd number of them).
 * @param {Issue[]} issues
 * @returns {Agreement}
 */
export const middleOf = (issues) => issues.map((issue) => (issue.options.length + 1) / 2);

/**
 * Everything that is said about a case.
 * `mostEven` has the largest smaller gain, `largestProduct` the largest product of gains, both over
 * the alternatives and only among agreements that beat both (else null). Of several, the one with
 * more joint points comes first.
 * @param {Issue[]} issues
 * @param {Points} alternatives
 * @returns {Analysis}
 */
export function analyse(issues, alternatives) {
  const all = outcomes(issues);
  const middle = pointsOf(issues, middleOf(issues));
  const both = all.filter((o) => o.a > alternatives.a && o.b > alternatives.b);
  /** @param {Outcome} o */
  const gains = (o) => [o.a - alternatives.a, o.b - alternatives.b];
  return {
    all,
    frontier: frontier(all),
    middle: { ...middle, agreement: middleOf(issues) },
    agreements: count(all),
    beatBoth: count(both),
    jointMaximum: all.reduce((most, o) => Math.max(most, joint(o)), -Infinity),
    mostEven: bestBy(both, (o) => Math.min(...gains(o))),
    largestProduct: bestBy(both, (o) => gains(o)[0] * gains(o)[1]),
  };
}

/** @param {Points} points */
export const joint = (points) => points.a + points.b;

/** @param {Outcome[]} outcomes */
const count = (outcomes) => outcomes.reduce((sum, o) => sum + o.count, 0);

/** @param {Option[]} options @param {Role} role */
const total = (options, role) => options.reduce((sum, option) => sum + option[role], 0);

/** @param {Outcome[]} outcomes @param {(outcome: Outcome) => number} worth @returns {Outcome | null} */
function bestBy(outcomes, worth) {
  /** @param {Outcome} x @param {Outcome} y */
  const better = (x, y) => worth(x) - worth(y) || joint(x) - joint(y);
  return outcomes.reduce((best, o) => (best && better(best, o) >= 0 ? best : o), /** @type {Outcome | null} */ (null));
}
