/** The numbers of a played case: as a table, as a plot, and two cases side by side. */
import { sentence } from "./common.mjs";
/** @import { Points } from "../../cases/case.mjs" */
/** @import { Plot, Table, Values, Phrase } from "./common.mjs" */

/** @import { Played } from "./played.mjs" */

/** @param {string} name */
const head = (name) => sentence(`insights.case-result.head.${name}`);

/** Yours, no deal, the middle, fair agreements and the frontier. @param {Played} played @returns {Table} */
export function agreementsTable({ names, result, alternatives, agreement }) {
  const { seen, points } = result;
  /** @param {Phrase} label @param {Points} outcome */
  const row = (label, outcome) => [label, outcome.a, outcome.b, outcome.a + outcome.b];
  /** @param {string} name @param {Points | null} outcome */
  const some = (name, outcome) => (outcome ? [row(sentence(`insights.case-result.row.${name}`), outcome)] : []);
  const frontier = seen.frontier.map((outcome) =>
    row(sentence("insights.case-result.row.frontier", { code: outcome.agreement.join("-") }), outcome),
  );
  return {
    caption: sentence("insights.case-result.caption"),
    head: [head("what"), names.a, names.b, head("joint")],
    rows: [
      ...(agreement ? some("yours", points) : []),
      ...some("alternatives", alternatives),
      ...some("middle", seen.middle),
      ...some("even", seen.mostEven),
      ...some("product", seen.largestProduct),
      ...frontier,
    ],
  };
}

/** The learner's own points run to the right; without a role those of the first one. @param {Played} played @returns {Plot} */
export function agreementsPlot({ names, role = "a", result, alternatives }) {
  const other = role === "a" ? "b" : "a";
  /** @param {Points} outcome */
  const at = (outcome) => ({ x: outcome[role], y: outcome[other] });
  const { seen, deal, points } = result;
  return {
    kind: "agreements",
    names: { x: names[role], y: names[other] },
    count: seen.agreements,
    dots: seen.all.map(at),
    frontier: seen.frontier.map(at),
    middle: at(seen.middle),
    alternatives: at(alternatives),
    yours: deal ? at(points) : undefined,
  };
}

/** One column for each case. @param {Played[]} all @returns {Table} */
export function sideBySide(all) {
  /** @param {string} name @param {Values} [values] */
  const side = (name, values) => sentence(`insights.case-result.side.${name}`, values);
  /** @param {string} name @param {(played: Played) => Phrase | null | undefined} cell */
  const row = (name, cell) => [side(name), ...all.map((played) => cell(played) ?? sentence("insights.none"))];
  /** @param {Points} points */
  const pair = ({ a, b }) => side("pair", { x: a, y: b });
  return {
    caption: side("title"),
    head: [side("case"), ...all.map(({ title }) => title)],
    rows: [
      row("end", ({ result }) => side(result.deal ? "deal" : "none")),
      row("points", ({ result }) => pair(result.points)),
      row("joint", ({ result }) => result.joint),
      row("found", ({ result }) => (result.found === null ? undefined : side("percent", { n: result.found }))),
      row("free", ({ result }) => result.free?.points),
      row("gains", ({ result }) => pair(result.gain)),
      row("gap", ({ gaps }) => gaps[0]?.gap),
    ],
  };
}
