/** Terms with a part missing. Rule: curriculum 4.5, "Term check": who, what, by when, how we know. */
import { quoted, ready, sentence, waiting } from "./common.mjs";
/** @import { Insight, Phrase } from "./common.mjs" */
/** @import { Row } from "../../responses/spec.mjs" */

const PARTS = ["what", "who", "when", "how"];

/**
 * A term is a row with anything in it; it is called by its issue, else by what was agreed, else by its place.
 * @param {Row} term
 * @param {number} place
 * @returns {Phrase}
 */
const nameOf = ({ issue, what }, place) => (issue || what ? quoted(issue || what) : sentence("insights.term-check.nameless", { place }));
/** @param {Row} term */
const missingIn = (term) => PARTS.filter((part) => !term[part]);

/** @param {{terms?: Row[]}} inputs @returns {Insight} */
export function calculate({ terms = [] }) {
  if (!terms.length) return waiting("insights.term-check.waiting");
  const vague = terms.map((term, i) => ({ name: nameOf(term, i + 1), parts: missingIn(term) })).filter(({ parts }) => parts.length);
  const summary = vague.length
    ? sentence("insights.term-check.vague", { complete: terms.length - vague.length, n: terms.length })
    : sentence("insights.term-check.complete", { n: terms.length });
  const warnings = vague.map(({ name, parts }) =>
    sentence("insights.term-check.missing", { term: name, parts: parts.map((part) => sentence(`insights.term-check.${part}`)) }),
  );
  return ready([summary], { warnings });
}
