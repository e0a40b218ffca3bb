/** Issues on which both may want the same thing. Rule: curriculum 4.5: same direction = yes → together. */
import { quoted, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight } from "./common.mjs" */
/** @import { Row } from "../../responses/spec.mjs" */

/** @param {{issues?: Row[]}} inputs @returns {Insight} */
export function calculate({ issues = [] }) {
  const looked = issues.filter(({ issue, same }) => issue && same);
  if (!looked.length) return waiting("insights.together.waiting");
  const names = looked.filter(({ same }) => same === "yes").map(({ issue }) => issue);
  const unknown = looked.filter(({ same }) => same === "unknown").map(({ issue }) => issue);
  const summary = [names.length ? sentence("insights.together.list", { issues: quoted(names) }) : sentence("insights.together.none")];
  if (unknown.length) summary.push(sentence("insights.together.unknown", { issues: quoted(unknown) }));
  return ready(summary);
}
