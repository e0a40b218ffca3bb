/**
 * How a case ended, as one device knows it, and whether two devices say the same. Pure.
 *
 * @typedef {{role?: "a" | "b", ended?: "deal" | "none", options?: Record<string, number>,
 *   guess?: Record<string, number | string>, who?: string, when?: string, other?: string, opened?: boolean}} Ending
 *   `options`: issue → the option's number; `guess`: issue → points, or what was typed
 *   in their place; `who`, `when`: whose approval is
 *   awaited; `other`: the code from the other device; `opened`: the result was opened
 */
import { numberOf } from "../core/numbers.mjs";
import { read, write } from "../cases/code.mjs";

const OTHER = { a: "b", b: "a" };

/** What counts as one issue's points in a guess. */
export const SHARE = { min: 0, max: 100, step: 1 };

export const otherRole = (role) => OTHER[role];

/** Issues without an option yet; none when there was no deal. @param {Ending} ending */
export function missing(ending, { issues }) {
  if (ending.ended === "none") return [];
  return issues.filter(({ id, options }) => !options[(ending.options?.[id] ?? 0) - 1]);
}

/** The agreement as option numbers; null for no deal; undefined while something is open. */
export function agreementOf(ending, data) {
  if (!ending.ended || missing(ending, data).length) return undefined;
  return ending.ended === "none" ? null : data.issues.map(({ id }) => ending.options[id]);
}

const total = (points) => points.reduce((x, y) => x + y, 0);

/** The guess as points in the order of the issues; undefined unless all of it counts and adds up to 100. */
export function guessOf({ guess = {} }, { issues }) {
  const points = issues.map(({ id }) => (guess[id] === undefined ? 0 : numberOf(guess[id], SHARE)));
  return total(points) === 100 ? points : undefined;
}

/** Points still to give: 100 for an empty guess. */
export const pointsLeft = ({ guess = {} }) => 100 - total(Object.values(guess).map((points) => numberOf(points, SHARE) ?? 0));

/** Whether points were given, or something was typed in their place. */
const isBegun = ({ guess = {} }) => Object.values(guess).some((points) => numberOf(points, SHARE) !== 0);

/** The result code, with the guess when there is one; undefined while something is open. */
export function codeOf(ending, data, { guess = guessOf(ending, data) } = {}) {
  const agreement = agreementOf(ending, data);
  return agreement === undefined ? undefined : write({ case: data.id, walkAway: data.walkAway, agreement, guess });
}

/** Limits of the own role that an agreed option touches. */
export function limitsMet({ role, ended, options = {} }, { roles }) {
  if (!role || ended !== "deal") return [];
  return roles[role].limits.filter(({ issue, options: held }) => held.includes(options[issue]));
}

/**
 * What comes of typing the other device's code: `{guesses}` by who guessed, or a `{say, values}`
 * that tells why the result stays closed.
 * @param {Ending} ending @param {object} data
 */
export function compare(ending, data) {
  const own = agreementOf(ending, data);
  if (own === undefined) return { say: "first" };
  if (isBegun(ending) && !guessOf(ending, data)) return { say: "guess-first" };
  const code = read(ending.other ?? "", { [data.id]: data });
  if (code.mistake === "case") return { say: "differ-case" };
  if (code.mistake) return { say: `code.${code.mistake}`, values: code.values };
  if (code.walkAway !== data.walkAway) return { say: "differ-case" };
  return difference(own, code.agreement, data) ?? { guesses: guesses(ending, data, code.guess) };
}

function difference(own, theirs, { issues }) {
  if (!own !== !theirs) return { say: "differ-end" };
  const apart = issues.filter((_, i) => own?.[i] !== theirs?.[i]);
  return apart.length ? { say: "differ", values: { n: apart.length, issues: apart.map(({ title }) => title) } } : null;
}

/** Both guesses, by who made them, as far as they are known. */
export function guesses(ending, data, theirs) {
  if (!ending.role) return {};
  const own = guessOf(ending, data);
  return { ...(own && { [ending.role]: own }), ...(theirs && { [otherRole(ending.role)]: theirs }) };
}
