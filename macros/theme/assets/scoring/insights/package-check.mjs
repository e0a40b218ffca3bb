/**
 * Whether each package meets every minimum and beats the best alternative, as the learner ticked.
 * Rule: corrections to curriculum 4.5: packages and alternatives stand on different scales, so
 * nothing is computed between them.
 */
import { quoted, ready, sentence, waiting } from "./common.mjs";
/** @typedef {{name: string, open: string[], rather: boolean, begun: boolean}} Package `open`: the minimums not ticked */
/** @import { ColumnsContext, Insight } from "./common.mjs" */
/** @import { Column, Row } from "../../responses/spec.mjs" */

/**
 * One package: the minimums not ticked, and whether it is ticked as better than the alternative.
 * @param {Column} column
 * @param {Row[]} asked
 * @param {Row[]} checks
 * @param {string[]} rather
 * @returns {Package}
 */
function looked({ id, label }, asked, checks, rather) {
  const ticked = new Set(checks.filter((row) => row[id] === true).map((row) => row.id));
  const open = asked.filter((row) => !ticked.has(row.id)).map(({ requirement }) => requirement);
  return { name: label, open, rather: rather.includes(id), begun: ticked.size > 0 || rather.includes(id) };
}

/** @param {Package} verdict */
const verdict = ({ name, open, rather }) =>
  sentence(`insights.package-check.${open.length ? "open" : rather ? "good" : "alternative"}`, { name, requirements: quoted(open) });

/** @param {{checks?: Row[], minimum?: Row[], rather?: string[]}} inputs @param {ColumnsContext<"checks">} context @returns {Insight} */
export function calculate({ checks = [], minimum = [], rather = [] }, context) {
  const asked = minimum.filter(({ requirement }) => requirement);
  if (!asked.length) return waiting("insights.package-check.no-minimum");
  const columns = context.about.checks.field.columns.filter(({ kind }) => kind === "tick");
  const begun = columns.map((column) => looked(column, asked, checks, rather)).filter(({ begun: ticked }) => ticked);
  if (!begun.length) return waiting("insights.package-check.waiting");
  /** @param {Package} looked */
  const passes = ({ open, rather: better }) => !open.length && better;
  return ready(begun.filter(passes).map(verdict), { warnings: begun.filter((ticked) => !passes(ticked)).map(verdict) });
}
