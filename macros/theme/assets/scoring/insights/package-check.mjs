/**
 * Whether each package meets every minimum and beats the best alternative, as the learner ticked.
 * Rule: corrections to curriculum 4.5: packages and alternatives stand on different scales, so
 * nothing is computed between them.
 */
import { quoted, ready, sentence, waiting } from "./common.mjs";

/** One package: the minimums not ticked, and whether it is ticked as better than the alternative. */
function looked({ id, label }, asked, checks, rather) {
  const ticked = new Set(checks.filter((row) => row[id] === true).map((row) => row.id));
  const open = asked.filter((row) => !ticked.has(row.id)).map(({ requirement }) => requirement);
  return { name: label, open, rather: rather.includes(id), begun: ticked.size > 0 || rather.includes(id) };
}

const verdict = ({ name, open, rather }) =>
  sentence(`insights.package-check.${open.length ? "open" : rather ? "good" : "alternative"}`, { name, requirements: quoted(open) });

/** @returns {import("./common.mjs").Insight} */
export function calculate({ checks = [], minimum = [], rather = [] }, context) {
  const asked = minimum.filter(({ requirement }) => requirement);
  if (!asked.length) return waiting("insights.package-check.no-minimum");
  const columns = context.about.checks.field.columns.filter(({ kind }) => kind === "tick");
  const begun = columns.map((column) => looked(column, asked, checks, rather)).filter((one) => one.begun);
  if (!begun.length) return waiting("insights.package-check.waiting");
  const passes = ({ open, rather: better }) => !open.length && better;
  return ready(begun.filter(passes).map(verdict), { warnings: begun.filter((one) => !passes(one)).map(verdict) });
}
