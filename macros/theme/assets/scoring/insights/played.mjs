/** A practice case that was played, read from its result code and the guesses beside it. Pure. */
import { read, withoutGuess } from "../../cases/code.mjs";
import { resultOf, shares } from "../../cases/result.mjs";
import { sentence } from "./common.mjs";
import { perspectiveGap } from "./perspective-gap.mjs";
/** @import { CaseData, Issue, Points, Role } from "../../cases/case.mjs" */
/** @import { Code, Mistake } from "../../cases/code.mjs" */
/** @import { Result } from "../../cases/result.mjs" */
/** @import { Sentence } from "./common.mjs" */

/** Both sides of a case. @type {Role[]} */
export const ROLES = ["a", "b"];

/**
 * @typedef {{a?: number[], b?: number[]}} Guesses of the other's priorities, by who guesses
 * @typedef {{who?: string, when?: string}} Subject whose approval an agreement waits for, and until when
 * @typedef {{of: string, gap: number | null, reference: number | null}} Gap how far a guess is off, and how far
 *   one would be off who thinks that the other wants the same; `of` is the other's name
 *
 * @typedef {object} CaseInputs
 * @property {string} [code]
 * @property {Role} [role]
 * @property {string} [guess]     the learner's own, such as `G:50-50`
 * @property {Subject} [subject]  from the page where a case ends, as `guesses`
 * @property {Guesses} [guesses]
 *
 * @typedef {object} Played a case that was played
 * @property {string} title
 * @property {{a: string, b: string}} names
 * @property {Issue[]} issues
 * @property {number[] | null} agreement  null for no deal
 * @property {Role} [role]
 * @property {boolean} walkAway
 * @property {Points} alternatives
 * @property {Result} result
 * @property {Gap[]} gaps
 * @property {Subject} [subject]
 * @property {Sentence[]} warnings
 */

/**
 * Everything about one played case, or what is wrong with its code.
 *
 * @param {CaseInputs} inputs
 * @param {Record<string, CaseData>} cases
 * @returns {Mistake | Played}
 */
export function playedOf({ code = "", guess, role, guesses, subject }, cases) {
  const line = withoutGuess(code);
  const whole = read(guess ? `${line} ${guess}` : code, cases);
  const ended = "mistake" in whole ? read(line, cases) : whole;
  if ("mistake" in ended) return ended;
  const { issues, roles, title, ...about } = cases[ended.case];
  const alternatives = (ended.walkAway && about.walk_away?.alternatives) || about.alternatives;
  /** @type {Guesses} */
  const guessed = guesses ?? (role && "guess" in whole ? { [role]: whole.guess } : {});
  const names = { a: roles.a.name, b: roles.b.name };
  return {
    title,
    names,
    issues,
    role,
    agreement: ended.agreement,
    walkAway: ended.walkAway,
    alternatives,
    subject,
    result: resultOf(issues, alternatives, ended.agreement),
    gaps: gapsOf(issues, names, guessed),
    warnings: guessWarnings(whole, guess, guessed, issues),
  };
}

/**
 * How far each guess is off, and how far one would be off who thinks that the other wants the same.
 * @param {Issue[]} issues
 * @param {Record<Role, string>} names
 * @param {Guesses} guesses
 * @returns {Gap[]}
 */
function gapsOf(issues, names, guesses) {
  return ROLES.flatMap((role) => {
    const points = guesses[role];
    if (!points) return [];
    const other = role === "a" ? "b" : "a";
    const real = shares(issues, other);
    const guess = Object.fromEntries(issues.map(({ id }, i) => [id, points[i]]));
    return { of: names[other], gap: perspectiveGap(guess, real), reference: perspectiveGap(shares(issues, role), real) };
  });
}

/**
 * @param {Code | Mistake} whole
 * @param {string | undefined} guess
 * @param {Guesses} guessed
 * @param {Issue[]} issues
 * @returns {Sentence[]}
 */
function guessWarnings(whole, guess, guessed, issues) {
  if ("mistake" in whole)
    return guess ? [sentence("insights.case-result.guess", { of: issues.length, example: exampleGuess(issues.length) })] : [];
  return whole.guess && !guessed.a && !guessed.b ? [sentence("insights.case-result.whose")] : [];
}

/** A guess that spreads 100 points as evenly as whole numbers can. @param {number} n */
function exampleGuess(n) {
  const each = Math.floor(100 / n);
  return `G:${[100 - each * (n - 1), ...Array(n - 1).fill(each)].join("-")}`;
}
