/**
 * Result codes: one line that holds how a case ended, for typing from one device into another.
 *
 *     rota-swap:2-3-3-3            an agreement, option by option
 *     lead-role/walk-away:none     the other version, and no deal
 *     lead-role/2:none             the same, as it is written on paper by players who do not know its name
 *     renewal:3-5-5-3-3 G:24-8-32-18-18   with a guess of the other's priorities
 *
 * Pure: touches no page. Whatever is typed, the answer is a code or a named mistake, never an error.
 */

import { plain } from "./pasted.mjs";

/**
 * @typedef {{case: string, walkAway: boolean, agreement: number[] | null, guess?: number[] | null}} Code
 * @typedef {{mistake: string, values?: Record<string, string | number>}} Mistake its key under `browser: practice.code`
 * @typedef {Record<string, {issues: {options: unknown[]}[], walk_away?: unknown}>} Cases what a code must fit, by case
 */

/** Longer than any code with a message around it. */
const LONGEST = 1000;
/** Between the words of an id: a hyphen, or what became of it. */
const GAP = "[\\s_-]*";
/** Up to 16 numbers, between spaces and commas or between hyphens, where a line may have been wrapped. @param {string} number */
const list = (number) => `${number}(?:[\\s,]+${number}){1,15}|${number}(?:\\s*-+\\s*${number}){0,15}`;
const START = "(?:^|[^\\p{L}\\p{N}-])-*";
const REST = `(?:\\s*/\\s*(walk${GAP}away|2))?\\s*:\\s*(none|${list("\\d")})(?:\\s*g\\s*:\\s*(${list("\\d{1,3}")}))?(?![\\p{L}\\p{N}:-]|[.,]\\d|\\s*g\\s*:)`;
const ANY = new RegExp(`${START}([a-z][a-z0-9-]{0,59})${REST}`, "gu");

/** @param {Code} code @returns {string} */
export function write({ case: id, walkAway, agreement, guess }) {
  const end = agreement ? agreement.join("-") : "none";
  return `${id}${walkAway ? "/walk-away" : ""}:${end}${guess ? ` G:${guess.join("-")}` : ""}`;
}

/**
 * @param {string | undefined} text what was typed or pasted: a code, also in the middle of a message, with whatever
 *   messengers and word processors make of its hyphens, colons, spaces and capital letters
 * @param {Cases} cases known cases
 * @returns {Code | Mistake}
 */
export function read(text, cases) {
  const line = plain(String(text).slice(0, LONGEST));
  const known = codesIn(line, ofCases(Object.keys(cases)), cases);
  if (known.length > 1) return { mistake: "several" };
  if (known.length) return mistakeIn(known[0], cases[known[0].case]) ?? known[0];
  const [unknown] = codesIn(line, ANY, {});
  return unknown ? { mistake: "case", values: { id: unknown.case } } : { mistake: "shape" };
}

/** How a line ends where a code was wrapped, and how the next one then goes on. */
const WRAPPED = [
  [/:[\d\s,-]*-$|:$/, /^(?:\d|none)/],
  [/^[^:]*-$/, /^[a-z]/],
  [/\/$/, /^(?:walk|2\s*:)/],
  [/\d$/, /^(?:-\s*\d|g\s*:|\d+\s*-|\d$)/],
  [/[a-z]$/, /^(?::\s*(?:\d|none)|\/\s*walk)/],
  [/:[a-z]{4}(?:-[a-z]{1,5})*-$/, /^[a-z]{1,5}(?:-[a-z]{1,5})*$/],
];
/** @param {string} before @param {string} line */
const goesOn = (before, line) => WRAPPED.some(([end, start]) => end.test(before) && start.test(line));
/** Enough of a line to see how it ends, or begins. */
const NEAR = 100;

/**
 * The lines of a text in which each line may hold a code; one that was wrapped is one line.
 * @param {string} text
 * @returns {{line: number, text: string}[]} `line` counts from 1; without those that are empty
 */
export function linesOf(text) {
  /** @type {{line: number, text: string}[]} */
  const done = [];
  for (const [i, whole] of text.split(/\r?\n/).entries()) {
    const [line, last] = [whole.trim(), done.at(-1)];
    if (last && goesOn(plain(last.text.slice(-NEAR)).trim(), plain(line.slice(0, NEAR)).trim())) last.text += ` ${line}`;
    else if (line) done.push({ line: i + 1, text: line });
  }
  return done;
}

/** A code without its guess. @param {string} text @returns {string} */
export const withoutGuess = (text) => plain(String(text)).replace(/\sg\s*:.*$/s, "");

/** Finds codes of these cases, also where a hyphen of the id was lost. @param {string[]} ids */
function ofCases(ids) {
  const spelled = ids.map((id) => id.split("-").join(GAP));
  return new RegExp(`${START}(${spelled.join("|") || "(?!)"})${REST}`, "gu");
}

/** The codes in a line; equal ones count once. @param {string} line @param {RegExp} pattern @param {Cases} cases @returns {Code[]} */
function codesIn(line, pattern, cases) {
  const ids = Object.keys(cases);
  /** @param {string} spelled */
  const idOf = (spelled) => (ids.includes(spelled) ? spelled : ids.find((id) => bare(id) === bare(spelled))) ?? spelled;
  const codes = [...line.matchAll(pattern)].map(([, id, version, end, guess]) => ({
    case: idOf(id),
    walkAway: Boolean(version),
    agreement: numbers(end),
    ...(guess && { guess: numbers(guess) }),
  }));
  return codes.filter((code, i) => codes.findIndex((other) => write(other) === write(code)) === i);
}

/** @param {string} id */
const bare = (id) => id.replace(/[\s_-]/g, "");
/** @param {string} text @returns {number[] | null} */
const numbers = (text) => (text === "none" ? null : text.split(/\D+/).map(Number));

/** @param {Code} code @param {Cases[string]} playable @returns {Mistake | null} */
function mistakeIn({ walkAway, agreement, guess }, { issues, walk_away }) {
  if (walkAway && !walk_away) return { mistake: "version" };
  if (agreement && agreement.length !== issues.length) return { mistake: "count", values: { of: issues.length } };
  const beyond = (agreement ?? []).findIndex((option, i) => option < 1 || option > issues[i].options.length);
  if (beyond >= 0) return { mistake: "option", values: { issue: beyond + 1 } };
  if (guess && guess.length !== issues.length) return { mistake: "guess-count", values: { of: issues.length } };
  if (guess && guess.reduce((x, y) => x + y, 0) !== 100) return { mistake: "guess-sum" };
  return null;
}
