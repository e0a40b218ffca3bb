/**
 * What a practice case's result was worth. Rules: curriculum 4.5, "Points" to "Perspective gap"; they
 * are computed by the modules of `assets/practice/`, and here put into sentences.
 */
import { read, withoutGuess } from "../../cases/code.mjs";
import { foundBand, resultOf, shares } from "../../cases/result.mjs";
import { ready, sentence, waiting } from "./common.mjs";
import { perspectiveGap } from "./perspective-gap.mjs";
import { agreementsPlot, agreementsTable, sideBySide } from "./case-tables.mjs";

/**
 * @param {{code?: string, role?: "a" | "b", guess?: string, subject?: {who?: string, when?: string},
 *   guesses?: {a?: number[], b?: number[]}}} inputs `guess` is the learner's own, such as
 *   `G:50-50`; `guesses` (by who guesses) and `subject` come from the page where a case ends
 * @param {{cases?: Record<string, object>, takes?: {responses: object}[]}} context `cases` as the
 *   page has them; with two takes that hold a code, both stand side by side
 * @returns {import("./common.mjs").Insight}
 */
export function calculate(inputs, { cases = {}, takes = [] }) {
  if (!inputs.code) return waiting("insights.case-result.waiting");
  const played = playedOf(inputs, cases);
  if (played.mistake) return { state: "waiting", summary: [{ key: `practice.code.${played.mistake}`, values: played.values }], warnings: [] };
  const others = takes.map(({ responses }) => playedOf(responses, cases)).filter(({ mistake }) => !mistake);
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
 * @returns {{mistake: string, values?: object} | Played}
 * @typedef {{title: string, names: {a: string, b: string}, issues: object[], agreement: number[] | null,
 *   role?: "a" | "b", walkAway: boolean, alternatives: {a: number, b: number}, result: object,
 *   gaps: {of: string, gap: number, reference: number}[], subject?: object, warnings: object[]}} Played
 */
export function playedOf({ code = "", guess, role, guesses, subject }, cases) {
  const line = withoutGuess(code);
  const whole = read(guess ? `${line} ${guess}` : code, cases);
  const found = whole.mistake ? read(line, cases) : whole;
  if (found.mistake) return found;
  const { issues, roles, title, ...about } = cases[found.case];
  const alternatives = found.walkAway ? about.walk_away.alternatives : about.alternatives;
  const guessed = guesses ?? (role && whole.guess ? { [role]: whole.guess } : {});
  const names = { a: roles.a.name, b: roles.b.name };
  return { title, names, issues, role, agreement: found.agreement, walkAway: found.walkAway, alternatives, subject,
    result: resultOf(issues, alternatives, found.agreement), gaps: gapsOf(issues, names, guessed),
    warnings: guessWarnings(whole, guess, guessed, issues) };
}

/** How far each guess is off, and how far one would be off who thinks that the other wants the same. */
function gapsOf(issues, names, guesses) {
  return ["a", "b"].filter((role) => guesses[role]).map((role) => {
    const other = role === "a" ? "b" : "a";
    const real = shares(issues, other);
    const guess = Object.fromEntries(issues.map(({ id }, i) => [id, guesses[role][i]]));
    return { of: names[other], gap: perspectiveGap(guess, real), reference: perspectiveGap(shares(issues, role), real) };
  });
}

function guessWarnings(whole, guess, guessed, issues) {
  if (whole.mistake && guess) return [sentence("insights.case-result.guess", { of: issues.length, example: exampleGuess(issues.length) })];
  return whole.guess && !guessed.a && !guessed.b ? [sentence("insights.case-result.whose")] : [];
}

/** A guess that spreads 100 points as evenly as whole numbers can. */
function exampleGuess(n) {
  const each = Math.floor(100 / n);
  return `G:${[100 - each * (n - 1), ...Array(n - 1).fill(each)].join("-")}`;
}

function sentences(played) {
  const { result, gaps } = played;
  return [
    ...(result.deal ? dealt(played) : undone(played)),
    ...gaps.map(({ of, ...numbers }) => sentence("insights.case-result.gap", { name: of, ...numbers })),
  ];
}

function dealt({ names, issues, agreement, result, alternatives, walkAway, subject }) {
  const { points, joint, gain, free } = result;
  return [
    sentence("insights.case-result.deal", { a: names.a, b: names.b, x: points.a, y: points.b, joint }),
    ...approval(subject),
    ...["a", "b"].map((role) => gained(names[role], gain[role], alternatives[role])),
    ...(walkAway && result.seen.beatBoth === 0 ? [sentence("insights.case-result.cost")] : []),
    value(result),
    ...(free.points ? [sentence("insights.case-result.free", { n: free.points, changes: changes(issues, agreement, free.example) })] : []),
    sentence(result.onFrontier ? "insights.case-result.on" : "insights.case-result.off"),
  ];
}

function undone({ names, result }) {
  const { points, seen, civilNo } = result;
  const kept = sentence("insights.case-result.none", { a: names.a, b: names.b, x: points.a, y: points.b });
  return [kept, civilNo ? sentence("insights.case-result.civil") : sentence("insights.case-result.missed", { count: seen.beatBoth, of: seen.agreements })];
}

function value({ found, seen }) {
  const middle = seen.middle.a + seen.middle.b;
  if (found < 0) return sentence("insights.case-result.below", { middle, most: seen.jointMaximum });
  return sentence("insights.case-result.found", { found, middle, most: seen.jointMaximum, band: sentence(`insights.case-result.band.${foundBand(found)}`) });
}

function gained(name, gain, alternative) {
  const key = gain > 0 ? "insights.case-result.gain" : gain < 0 ? "insights.case-result.loss" : "insights.case-result.level";
  return sentence(key, { name, n: Math.abs(gain), alternative });
}

function approval({ who, when } = {}) {
  if (!who) return [];
  return [when ? sentence("insights.case-result.subject", { who, when }) : sentence("insights.case-result.subject-open", { who })];
}

/** The issues on which another agreement differs, with what it says there. */
const changes = (issues, from, to) => issues
  .map((issue, i) => ({ issue: issue.title, option: issue.options[to[i] - 1].label, same: from[i] === to[i] }))
  .filter(({ same }) => !same)
  .map(({ issue, option }) => sentence("insights.case-result.change", { issue, option }));
