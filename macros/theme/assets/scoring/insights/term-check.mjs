/** Terms with a part missing. Rule: curriculum 4.5, "Term check": who, what, by when, how we know. */
import { quoted, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight, Words } from "./common.mjs" */
/** @import { Row } from "../../responses/spec.mjs" */

const PARTS = ["what", "who", "when", "how"];

/**
 * A term is a row with anything in it; it is called by its issue, else by what was agreed, else by its place.
 * @param {Row} term
 * @param {number} place
 * @returns {Words}
 */
const nameOf = ({ issue, what }, place) =>
  (issue || what ? quoted(issue || what) : sentence("insights.terms.nameless", { place }));
/** @param {Row} term */
const missingIn = (term) => PARTS.filter((part) => !term[part]);

/** @param {{terms?: Row[]}} inputs @returns {Insight} */
export function calculate({ terms = [] }) {
  if (!terms.length) return waiting("insights.terms.waiting");
  const vague = terms.map((term, i) => ({ name: nameOf(term, i + 1), parts: missingIn(term) }))
    .filter(({ parts }) => parts.length);
  const summary = vague.length
    ? sentence("insights.terms.vague", { complete: terms.length - vague.length, n: terms.length })
    : sentence("insights.terms.complete", { n: terms.length });
  const warnings = vague.map(({ name, parts }) =>
    sentence("insights.terms.missing", { term: name, parts: parts.map((part) => sentence(`insights.terms.${part}`)) }));
  return ready([summary], { warnings });
}
