/**
 * What a practice case's result was worth. Rules: curriculum 4.5, "Points" to "Perspective gap"; they
 * are computed by the modules of `assets/cases/`, and here put into sentences.
 */
import { foundBand } from "../../cases/result.mjs";
import { agreementsPlot, agreementsTable, sideBySide } from "./case-tables.mjs";
import { ready, sentence, waiting } from "./common.mjs";
import { playedOf, ROLES } from "./played.mjs";
/** @import { Analysis } from "../../cases/analysis.mjs" */
/** @import { Issue } from "../../cases/case.mjs" */
/** @import { Context, Insight, Sentence } from "./common.mjs" */
/** @import { CaseInputs, Played, Subject } from "./played.mjs" */

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
