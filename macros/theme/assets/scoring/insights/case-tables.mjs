/** The numbers of a played case: as a table, as a plot, and two cases side by side. */
import { sentence } from "./common.mjs";

/** @typedef {import("./case-result.mjs").Played} Played */

const head = (name) => sentence(`insights.case-result.head.${name}`);

/** Yours, no deal, the middle, fair agreements and the frontier. @param {Played} played */
export function agreementsTable({ names, result, alternatives, agreement }) {
  const { seen, points } = result;
  const row = (label, outcome) => [label, outcome.a, outcome.b, outcome.a + outcome.b];
  const some = (name, outcome) => (outcome ? [row(sentence(`insights.case-result.row.${name}`), outcome)] : []);
  const frontier = seen.frontier.map((one) => row(sentence("insights.case-result.row.frontier", { code: one.agreement.join("-") }), one));
  return {
    caption: sentence("insights.case-result.caption"),
    head: [head("what"), names.a, names.b, head("joint")],
    rows: [...(agreement ? some("yours", points) : []), ...some("alternatives", alternatives), ...some("middle", seen.middle),
      ...some("even", seen.mostEven), ...some("product", seen.largestProduct), ...frontier],
  };
}

/** The learner's own points run to the right; without a role those of the first one. @param {Played} played */
export function agreementsPlot({ names, role = "a", result, alternatives }) {
  const other = role === "a" ? "b" : "a";
  const at = (outcome) => ({ x: outcome[role], y: outcome[other] });
  const { seen, deal, points } = result;
  return {
    kind: "agreements", names: { x: names[role], y: names[other] }, count: seen.agreements,
    dots: seen.all.map(at), frontier: seen.frontier.map(at), middle: at(seen.middle),
    alternatives: at(alternatives), yours: deal ? at(points) : undefined,
  };
}

/** One column for each case. @param {Played[]} all */
export function sideBySide(all) {
  const side = (name, values) => sentence(`insights.case-result.side.${name}`, values);
  const row = (name, tell) => [side(name), ...all.map((played) => tell(played) ?? sentence("insights.none"))];
  const pair = ({ a, b }) => side("pair", { x: a, y: b });
  return {
    caption: side("title"),
    head: [side("case"), ...all.map(({ title }) => title)],
    rows: [
      row("end", ({ result }) => side(result.deal ? "deal" : "none")),
      row("points", ({ result }) => pair(result.points)),
      row("joint", ({ result }) => result.joint),
      row("found", ({ result }) => (result.deal ? side("percent", { n: result.found }) : undefined)),
      row("free", ({ result }) => result.free?.points),
      row("gains", ({ result }) => pair(result.gain)),
      row("gap", ({ gaps }) => gaps[0]?.gap),
    ],
  };
}
