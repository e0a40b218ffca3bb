/**
 * How a case ended, as one device knows it, and whether two devices say the same. Pure.
 *
 * @typedef {import("../cases/case.mjs").Points} Points
 * @typedef {import("../cases/case.mjs").Issue} Issue
 * @typedef {"a" | "b"} Role
 * @typedef {{issue: string, options: number[], approval: string, takes: string}} Limit options of an issue,
 *   as numbers from 1, that somebody else must approve
 * @typedef {{name: string, who: string, limits: Limit[]}} CaseRole
 * @typedef {{id: string, revision: number, title: string, issues: Issue[], roles: Record<Role, CaseRole>,
 *   alternatives: Points, walk_away?: {alternatives: Points}}} Case what pages know of a case
 * @typedef {Case & {walkAway: boolean, debrief: import("./debrief.mjs").Debrief | null}} EndingCase a case in
 *   one version, as the page on which it ends has it
 * @typedef {{a?: number[], b?: number[]}} Guesses points in the order of the issues, by who guessed
 * @typedef {{guesses: Guesses} | {say: string, values?: Record<string, import("../scoring/insights/common.mjs").Phrase | null | undefined>}} Comparison
 * @typedef {{role?: Role, ended?: "deal" | "none", options?: Record<string, number>,
 *   guess?: Record<string, number | string>, who?: string, when?: string, other?: string, opened?: boolean}} Ending
 *   `options`: issue → the option's number; `guess`: issue → points, or what was typed
 *   in their place; `who`, `when`: whose approval is
 *   awaited; `other`: the code from the other device; `opened`: the result was opened
 */
import { numberOf } from "../core/numbers.mjs";
import { read, write } from "../cases/code.mjs";

/** @type {Record<Role, Role>} */
const OTHER = { a: "b", b: "a" };

/** What counts as one issue's points in a guess. */
export const SHARE = { min: 0, max: 100, step: 1 };

/** @param {Role} role */
export const otherRole = (role) => OTHER[role];

/**
 * Issues without an option yet; none when there was no deal.
 * @param {Ending} ending
 * @param {{issues: Issue[]}} data
 */
export function missing(ending, { issues }) {
  if (ending.ended === "none") return [];
  return issues.filter(({ id, options }) => !options[Number(ending.options?.[id]) - 1]);
}

/**
 * The agreement as option numbers; null for no deal; undefined while something is open.
 * @param {Ending} ending
 * @param {{issues: Issue[]}} data
 * @returns {number[] | null | undefined}
 */
export function agreementOf(ending, data) {
  if (!ending.ended || missing(ending, data).length) return undefined;
  return ending.ended === "none" ? null : data.issues.map(({ id }) => Number(ending.options?.[id]));
}

/** @param {(number | undefined)[]} points @returns {number} NaN when one is missing */
const total = (points) => points.reduce((/** @type {number} */ sum, share) => sum + Number(share), 0);

/**
 * The guess as points in the order of the issues; undefined unless all of it counts and adds up to 100.
 * @param {Ending} ending
 * @param {{issues: Issue[]}} data
 * @returns {number[] | undefined}
 */
export function guessOf({ guess = {} }, { issues }) {
  const points = issues.map(({ id }) => (guess[id] === undefined ? 0 : numberOf(guess[id], SHARE)));
  return total(points) === 100 ? /** @type {number[]} */ (points) : undefined;
}

/** Points still to give: 100 for an empty guess. @param {Ending} ending */
export const pointsLeft = ({ guess = {} }) => 100 - total(Object.values(guess).map((points) => numberOf(points, SHARE) ?? 0));

/** Whether points were given, or something was typed in their place. @param {Ending} ending */
const isBegun = ({ guess = {} }) => Object.values(guess).some((points) => numberOf(points, SHARE) !== 0);

/**
 * The result code, with the guess when there is one; undefined while something is open.
 * @param {Ending} ending
 * @param {EndingCase} data
 * @param {{guess?: number[] | null}} [options] null for a code without the guess
 * @returns {string | undefined}
 */
export function codeOf(ending, data, { guess = guessOf(ending, data) } = {}) {
  const agreement = agreementOf(ending, data);
  return agreement === undefined ? undefined : write({ case: data.id, walkAway: data.walkAway, agreement, guess });
}

/**
 * Limits of the own role that an agreed option touches.
 * @param {Ending} ending
 * @param {{roles: Record<Role, CaseRole>}} data
 */
export function limitsMet({ role, ended, options = {} }, { roles }) {
  if (!role || ended !== "deal") return [];
  return roles[role].limits.filter(({ issue, options: held }) => held.includes(options[issue]));
}

/**
 * What comes of typing the other device's code: `{guesses}` by who guessed, or a `{say, values}`
 * that tells why the result stays closed.
 * @param {Ending} ending
 * @param {EndingCase} data
 * @returns {Comparison}
 */
export function compare(ending, data) {
  const own = agreementOf(ending, data);
  if (own === undefined) return { say: "first" };
  if (isBegun(ending) && !guessOf(ending, data)) return { say: "guess-first" };
  const code = read(ending.other, { [data.id]: data });
  if ("mistake" in code && code.mistake === "case") return { say: "differ-case" };
  if ("mistake" in code) return { say: `code.${code.mistake}`, values: { ...code.values } };
  if (code.walkAway !== data.walkAway) return { say: "differ-case" };
  return difference(own, code.agreement, data) ?? { guesses: guesses(ending, data, code.guess) };
}

/**
 * @param {number[] | null} own
 * @param {number[] | null} theirs
 * @param {{issues: Issue[]}} data
 * @returns {Comparison | null}
 */
function difference(own, theirs, { issues }) {
  if (!own !== !theirs) return { say: "differ-end" };
  const apart = issues.filter((_, i) => own?.[i] !== theirs?.[i]);
  return apart.length ? { say: "differ", values: { n: apart.length, issues: apart.map(({ title }) => title) } } : null;
}

/**
 * Both guesses, by who made them, as far as they are known.
 * @param {Ending} ending
 * @param {EndingCase} data
 * @param {number[] | null} [theirs] the guess in the other device's code
 * @returns {Guesses}
 */
export function guesses(ending, data, theirs) {
  if (!ending.role) return {};
  const own = guessOf(ending, data);
  return { ...(own && { [ending.role]: own }), ...(theirs && { [otherRole(ending.role)]: theirs }) };
}
