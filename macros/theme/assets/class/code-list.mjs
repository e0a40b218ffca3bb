/** The part of the page for result codes: what is wrong with a line, a picture and a table for each case. */
import { make } from "../core/dom.mjs";
import { formatNumber } from "../scoring/phrases.mjs";
import { figure } from "../scoring/plots/index.mjs";
import { say } from "../core/strings.mjs";
import { classCodes, cloudOf } from "./codes.mjs";
import { table } from "./draw.mjs";

/** @param {string} text one code per line @param {Record<string, import("../practice/ending.mjs").Case>} cases */
export function codeNodes(text, cases) {
  const { played, mistakes } = classCodes(text, cases);
  return [...(mistakes.length ? [mistakeList(mistakes)] : []), ...played.map(caseNode)];
}

/** @param {import("./codes.mjs").MistakeLine[]} mistakes */
const mistakeList = (mistakes) =>
  make(
    "ul",
    { className: "class-mistakes" },
    ...mistakes.map(({ line, text, mistake, values }) =>
      make("li", {}, say("class.code.line", { line, text: text.slice(0, 80), trouble: say(`practice.code.${mistake}`, { ...values }) })),
    ),
  );

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
