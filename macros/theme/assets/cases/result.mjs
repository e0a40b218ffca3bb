/**
 * How good one agreement is, by the rules of the course. Pure: touches no page.
 */
import { analyse, joint, pointsOf } from "./analysis.mjs";
/** @import { Issue, Points, Role } from "./case.mjs" */
/** @import { Analysis } from "./analysis.mjs" */

/**
 * @typedef {object} Result
 * @property {Points} points
 * @property {number} joint
 * @property {boolean} deal
 * @property {number | null} found      (joint − middle) ÷ (joint maximum − middle), in whole per cent; null without a deal
 * @property {{points: number, example: number[]} | null} free the largest rise in joint points among
 *   agreements that leave neither side worse off, with one such agreement; 0 points: nothing was left
 * @property {Points} gain              own points minus own alternative, for each role
 * @property {boolean | null} onFrontier no agreement is better for one and at least as good for the other
 * @property {boolean} civilNo          no deal, where no agreement beats both alternatives: the right end
 * @property {Analysis} seen            the whole case
 */

/**
 * The result of a case. No deal gives each role its alternative.
 * @param {Issue[]} issues
 * @param {Points} alternatives
 * @param {number[] | null} agreement
 * @param {Analysis} [seen]
 * @returns {Result}
 */
export function resultOf(issues, alternatives, agreement, seen = analyse(issues, alternatives)) {
  const points = agreement ? pointsOf(issues, agreement) : { ...alternatives };
  return {
    points,
    joint: joint(points),
    deal: agreement !== null,
    found: agreement ? foundValue(seen, points) : null,
    free: agreement ? freeGains(seen, points) : null,
    gain: { a: points.a - alternatives.a, b: points.b - alternatives.b },
    onFrontier: agreement ? seen.frontier.some((o) => o.a === points.a && o.b === points.b) : null,
    civilNo: agreement === null && seen.beatBoth === 0,
    seen,
  };
}

/** @param {Analysis} seen @param {Points} points */
function foundValue(seen, points) {
  const middle = joint(seen.middle);
  const range = seen.jointMaximum - middle;
  return range === 0 ? 100 : Math.round((100 * (joint(points) - middle)) / range);
}

/**
 * The name of a found value, for `say`: five bands.
 * @param {number} found whole per cent
 * @returns {"below" | "all" | "most" | "half" | "some"}
 */
export function foundBand(found) {
  if (found < 0) return "below";
  if (found === 100) return "all";
  if (found >= 67) return "most";
  return found >= 34 ? "half" : "some";
}

/** @param {Analysis} seen @param {Points} points */
function freeGains(seen, points) {
  const fair = seen.frontier.filter((o) => o.a >= points.a && o.b >= points.b);
  const best = fair.reduce((most, o) => (joint(o) > joint(most) ? o : most), fair[0]);
  return { points: joint(best) - joint(points), example: best.agreement };
}

/**
 * Each issue's share of a role's best possible points, in per cent; adds up to 100.
 * @param {Issue[]} issues
 * @param {Role} role
 * @returns {Record<string, number>}
 */
export function shares(issues, role) {
  const worth = issues.map((issue) => spread(issue.options.map((option) => option[role])));
  const sum = worth.reduce((x, y) => x + y, 0);
  return Object.fromEntries(issues.map((issue, i) => [issue.id, (100 * worth[i]) / sum]));
}

/** @param {number[]} numbers */
const spread = (numbers) => Math.max(...numbers) - Math.min(...numbers);
