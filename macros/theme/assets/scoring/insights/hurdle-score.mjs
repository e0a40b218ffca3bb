/**
 * Hurdles in order, and which of them ask for an if–then. Rule: curriculum 4.5, "Hurdle score", as
 * corrected: likelihood × harm (1 to 9); 4 or more asks for an if–then, and so does harm 3, always.
 */
import { isNumber, quoted, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight, Table } from "./common.mjs" */
/** @typedef {Row & {score: number, harm: number}} Risk a hurdle with its score */
/** @import { Row } from "../../responses/spec.mjs" */

const ASKS_FROM = 4;
const GRAVE = 3;

/** @param {Row[]} risks */
const rated = (risks) => risks.filter((risk) => risk.hurdle && isNumber(risk.likelihood) && isNumber(risk.harm));
/** @param {{score: number, harm: number}} risk */
const asks = ({ score, harm }) => score >= ASKS_FROM || harm >= GRAVE;

/** Highest score first; of equal scores the one that would do more harm. @param {Row[]} risks @returns {Risk[]} */
const inOrder = (risks) =>
  risks
    .map((risk) => ({ ...risk, harm: risk.harm, score: risk.likelihood * risk.harm }))
    .sort((a, b) => b.score - a.score || b.harm - a.harm);

/** @param {{risks?: Row[]}} inputs @returns {Insight} */
export function calculate({ risks = [] }) {
  const ordered = inOrder(rated(risks));
  if (!ordered.length) return waiting("insights.hurdle-score.waiting");
  const serious = ordered.filter(asks).map(({ hurdle }) => hurdle);
  const summary = [
    serious.length
      ? sentence("insights.hurdle-score.plan", { hurdles: quoted(serious), n: serious.length })
      : sentence("insights.hurdle-score.none"),
  ];
  const left = risks.filter(({ hurdle }) => hurdle).length - ordered.length;
  if (left) summary.push(sentence("insights.hurdle-score.left", { n: left }));
  return ready(summary, { table: table(ordered) });
}

/** @param {Risk[]} ordered @returns {Table} */
const table = (ordered) => ({
  caption: sentence("insights.hurdle-score.caption"),
  head: ["hurdle", "likelihood", "harm", "score", "ifthen"].map((key) => sentence(`insights.head-${key}`)),
  rows: ordered.map((risk) => [
    risk.hurdle,
    risk.likelihood,
    risk.harm,
    risk.score,
    sentence(asks(risk) ? "insights.hurdle-score.asks" : "insights.hurdle-score.free"),
  ]),
});
