/** The part of the page for result codes: what is wrong with a line, a picture and a table for each case, who said what in each dialogue. */
import { make } from "../core/dom.mjs";
import { formatNumber } from "../scoring/phrases.mjs";
import { figure } from "../scoring/plots/index.mjs";
import { say } from "../core/strings.mjs";
import { classCodes, cloudOf } from "./codes.mjs";
import { table } from "./draw.mjs";
import { pathsNode } from "./paths-list.mjs";

/**
 * @param {string} text one code per line
 * @param {Record<string, import("../practice/ending.mjs").Case>} cases
 * @param {Record<string, import("../dialogue/spec.mjs").Dialogue>} dialogues
 */
export function codeNodes(text, cases, dialogues) {
  const { played, paths, mistakes } = classCodes(text, cases, dialogues);
  return [...(mistakes.length ? [mistakeList(mistakes)] : []), ...played.map(caseNode), ...paths.map(pathsNode)];
}

/** @param {import("./codes.mjs").MistakeLine[]} mistakes */
const mistakeList = (mistakes) =>
  make(
    "ul",
    { className: "class-mistakes" },
    ...mistakes.map((mistake) => {
      const { line, text } = mistake;
      return make("li", {}, say("class.code.line", { line, text: text.slice(0, 80), trouble: sentenceOf(mistake) }));
    }),
  );

/** @param {import("./codes.mjs").MistakeLine} mistake */
const sentenceOf = ({ mistake, values, of }) =>
  of === "dialogue" ? say(`class.dialogue.${mistake}`, { ...values }) : say(`practice.code.${mistake}`, { ...values });

/** @param {import("./codes.mjs").Played} played @param {number} i */
function caseNode(played, i) {
  const {
    case: { title, roles },
    walkAway,
    alternatives,
    seen,
    deals,
    noDeals,
  } = played;
  const facts = [
    say("class.code.facts", { deals, none: noDeals }),
    say("class.code.alternatives", { a: alternatives.a, b: alternatives.b, nameA: roles.a.name, nameB: roles.b.name }),
    ...(seen.beatBoth ? [] : [say("class.code.civil")]),
  ];
  return make(
    "section",
    { className: "class-case" },
    make("h3", {}, walkAway ? say("class.code.second", { title }) : title),
    make("p", {}, facts.join(" ")),
    figure(cloudOf(played), `class-case-${i}`),
    resultTable(played),
  );
}

/** @param {import("./codes.mjs").Played} played */
function resultTable({ case: { roles, title }, lines }) {
  const head = [
    say("class.code.code"),
    say("class.code.pairs"),
    roles.a.name,
    roles.b.name,
    ...["joint", "found", "free", "frontier"].map((name) => say(`class.code.${name}`)),
  ];
  const rows = lines.map(({ code, n, result: { points, joint, found, free, onFrontier, deal } }) => [
    code,
    String(n),
    ...[points.a, points.b, joint].map(formatNumber),
    found === null ? "–" : `${formatNumber(found)} %`,
    free ? formatNumber(free.points) : "–",
    deal ? say(onFrontier ? "class.code.yes" : "class.code.no") : "–",
  ]);
  return table(say("class.code.caption", { title }), head, rows);
}
