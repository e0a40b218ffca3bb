/**
 * What a practice case's result was worth. Rules: curriculum 4.5, "Points" to "Perspective gap"; they
 * are computed by the modules of `assets/practice/`, and here put into sentences.
 */
import { read, withoutGuess } from "../../cases/code.mjs";
import { foundBand, resultOf, shares } from "../../cases/result.mjs";
import { ready, sentence, waiting } from "./common.mjs";
import { perspectiveGap } from "./perspective-gap.mjs";
import { agreementsPlot, agreementsTable, sideBySide } from "./case-tables.mjs";
/** @import { CaseData, Issue, Points, Role } from "../../cases/case.mjs" */
/** @import { Code, Mistake } from "../../cases/code.mjs" */
/** @import { Analysis } from "../../cases/analysis.mjs" */
/** @import { Result } from "../../cases/result.mjs" */
/** @import { Context, Insight, Sentence } from "./common.mjs" */

/** @type {Role[]} */
const ROLES = ["a", "b"];

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
 * @param {CaseInputs} inputs
 * @param {Pick<Context, "cases" | "takes">} context with two takes that hold a code, both stand side by side
 * @returns {Insight}
 */
export function calculate(inputs, { cases = {}, takes = [] }) {
  if (!inputs.code) return waiting("insights.case-result.waiting");
  const played = playedOf(inputs, cases);
  if ("mistake" in played)
    return { state: "waiting", summary: [{ key: `practice.code.${played.mistake}`, values: played.values }], warnings: [] };
  const others = takes.map(({ responses }) => playedOf(responses, cases)).flatMap((other) => ("mistake" in other ? [] : [other]));
  return ready(sentences(played), {
    warnings: played.warnings,
    table: agreementsTable(played),
    tables: others.length > 1 ? [sideBySide(others)] : [],
    plot: agreementsPlot(played),
  });
}

/**
 * Everything about one played case, or what is wrong with its code.
 *
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

/** @param {Played} played @returns {Sentence[]} */
function sentences(played) {
  const { result, gaps } = played;
  return [
    ...(result.deal ? dealt(played) : undone(played)),
    ...gaps.map(({ of, gap, reference }) => sentence("insights.case-result.gap", { name: of, gap: gap ?? "", reference: reference ?? "" })),
  ];
}

/** @param {Played} played @returns {Sentence[]} */
function dealt({ names, issues, agreement, result, alternatives, walkAway, subject }) {
  const { points, joint, gain, free } = result;
  return [
    sentence("insights.case-result.deal", { a: names.a, b: names.b, x: points.a, y: points.b, joint }),
    ...approval(subject),
    ...ROLES.map((role) => gained(names[role], gain[role], alternatives[role])),
    ...(walkAway && result.seen.beatBoth === 0 ? [sentence("insights.case-result.cost")] : []),
    ...(result.found === null ? [] : [value(result.found, result.seen)]),
    ...(agreement && free?.points
      ? [sentence("insights.case-result.free", { n: free.points, changes: changes(issues, agreement, free.example) })]
      : []),
    sentence(result.onFrontier ? "insights.case-result.on" : "insights.case-result.off"),
  ];
}

/** @param {Played} played @returns {Sentence[]} */
function undone({ names, result }) {
  const { points, seen, civilNo } = result;
  const outcome = sentence("insights.case-result.none", { a: names.a, b: names.b, x: points.a, y: points.b });
  return [
    outcome,
    civilNo
      ? sentence("insights.case-result.civil")
      : sentence("insights.case-result.missed", { count: seen.beatBoth, of: seen.agreements }),
  ];
}

/** @param {number} found @param {Analysis} seen */
function value(found, seen) {
  const middle = seen.middle.a + seen.middle.b;
  if (found < 0) return sentence("insights.case-result.below", { middle, most: seen.jointMaximum });
  return sentence("insights.case-result.found", {
    found,
    middle,
    most: seen.jointMaximum,
    band: sentence(`insights.case-result.band.${foundBand(found)}`),
  });
}

/** @param {string} name @param {number} gain @param {number} alternative */
function gained(name, gain, alternative) {
  const key = gain > 0 ? "insights.case-result.gain" : gain < 0 ? "insights.case-result.loss" : "insights.case-result.level";
  return sentence(key, { name, n: Math.abs(gain), alternative });
}

/** @param {Subject} [subject] @returns {Sentence[]} */
function approval({ who, when } = {}) {
  if (!who) return [];
  return [when ? sentence("insights.case-result.subject", { who, when }) : sentence("insights.case-result.subject-open", { who })];
}

/**
 * The issues on which another agreement differs, with what it says there.
 * @param {Issue[]} issues
 * @param {number[]} from
 * @param {number[]} to
 * @returns {Sentence[]}
 */
const changes = (issues, from, to) =>
  issues
    .map((issue, i) => ({ issue: issue.title, option: issue.options[to[i] - 1].label, same: from[i] === to[i] }))
    .filter(({ same }) => !same)
    .map(({ issue, option }) => sentence("insights.case-result.change", { issue, option }));
