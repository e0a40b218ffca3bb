/** The last gate before a yes. Rule: curriculum 4.6, agreement: does it meet every minimum, and is it better than my best alternative? */
import { quoted, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight } from "./common.mjs" */
/** @import { Row, Value } from "../../responses/spec.mjs" */

/** @param {Value} met */
const answer = (met) => (met === true ? "yes" : met);

/** @param {{minimum?: Row[], meets?: Row[], better?: string}} inputs @returns {Insight} */
export function calculate({ minimum = [], meets = [], better }) {
  const asked = minimum.filter(({ requirement }) => requirement);
  if (!asked.length) return waiting("insights.minimum-check.waiting");
  const met = Object.fromEntries(meets.map((row) => [row.id, answer(row.met)]));
  /** @param {(met: Value) => boolean} test */
  const named = (test) => asked.filter(({ id }) => test(met[id])).map(({ requirement }) => requirement);
  const [unmet, unseen] = [named((m) => m === "no"), named((m) => m !== "no" && m !== "yes")];
  const count = asked.length - unmet.length - unseen.length;
  const warnings = [];
  if (unmet.length) warnings.push(sentence("insights.minimum-check.unmet", { requirements: quoted(unmet) }));
  if (better === "no") warnings.push(sentence("insights.minimum-check.worse"));
  const summary = [
    sentence(count === asked.length ? "insights.minimum-check.all" : "insights.minimum-check.some", { met: count, n: asked.length }),
  ];
  if (unseen.length) summary.push(sentence("insights.minimum-check.unseen", { requirements: quoted(unseen) }));
  if (better && better !== "no") summary.push(sentence(`insights.minimum-check.better-${better}`));
  return ready(summary, { warnings });
}
