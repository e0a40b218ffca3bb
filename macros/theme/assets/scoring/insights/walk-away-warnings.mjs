/**
 * The commonest planning errors, said plainly. Rule: curriculum 4.5, "Walk-away warnings", as corrected:
 * the walk-away is worth less than the best alternative; the target is worth no more than the
 * walk-away; no minimum; no walk-away with its reason. Worths run from 0 to 100. How likely and how
 * good an alternative is stand side by side; they are never multiplied, because an alternative that
 * falls through is not worth nothing.
 */
import { isNumber, quoted, ready, sentence, waiting } from "./common.mjs";
/**
 * @typedef {object} Inputs
 * @property {Row[]} [alts]        alternatives: `option`, how `good`, how `likely`
 * @property {string} [batna]      the best of them, by its id or its words
 * @property {string} [walk]       the reason for the walk-away point
 * @property {number} [walk-worth]
 * @property {string} [target]
 * @property {number} [target-worth]
 * @property {Row[]} [minimum]
 */
/** @import { Insight, Plot, Sentence, Table } from "./common.mjs" */
/** @import { Mark } from "../plots/line.mjs" */
/** @import { Row } from "../../responses/spec.mjs" */

/** @param {string} a @param {string} b */
const same = (a, b) => a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();

/** Alternatives that somebody has named, and said how good they would be. @param {Row[]} alts */
const rated = (alts) => alts.filter(({ option, good }) => option && isNumber(good));

/**
 * The alternative that the learner named as best; else the one rated best; undefined without ratings.
 * @param {Row[]} alts
 * @param {string} [batna]
 * @returns {Row | undefined}
 */
export function bestAlternative(alts, batna) {
  const named = batna && alts.find(({ id, option }) => id === batna || (option && same(option, batna)));
  if (named) return named;
  return rated(alts).reduce((best, alt) => (!best || alt.good > best.good ? alt : best), /** @type {Row | undefined} */ (undefined));
}

/** @param {Row | undefined} best @param {number} [walk] @param {number} [target] @returns {Sentence[]} */
function worthWarnings(best, walk, target) {
  const warnings = [];
  if (isNumber(best?.good) && isNumber(walk) && walk < best.good)
    warnings.push(sentence("insights.walk-away-warnings.low", { walk, good: best.good, option: quoted(best.option) }));
  if (isNumber(target) && isNumber(walk) && target <= walk) warnings.push(sentence("insights.walk-away-warnings.target", { target, walk }));
  return warnings;
}

/** @param {Inputs} inputs @returns {Sentence[]} */
function missing({ minimum, walk, "walk-worth": worth }) {
  const needed = { minimum: minimum?.length, reason: walk, worth: isNumber(worth) };
  return Object.entries(needed)
    .filter(([, value]) => !value)
    .map(([name]) => sentence(`insights.walk-away-warnings.no-${name}`));
}

/** @param {Inputs} inputs @returns {Insight} */
export function calculate(inputs) {
  const { alts = [], batna, "walk-worth": walk, "target-worth": target } = inputs;
  if (!Object.values(inputs).some((value) => value !== undefined)) return waiting("insights.walk-away-warnings.waiting");
  const best = bestAlternative(alts, batna);
  const compared = worthWarnings(best, walk, target);
  const warnings = [...compared, ...missing(inputs)];
  const named = alts.filter(({ option }) => option);
  const summary = best
    ? [bestSentence(best), ...left(named, best)]
    : [sentence(named.length ? "insights.walk-away-warnings.unrated" : "insights.walk-away-warnings.no-alternative")];
  if (!warnings.length && isNumber(best?.good) && isNumber(target)) summary.push(sentence("insights.walk-away-warnings.fine"));
  return ready(summary, { warnings, ...line(alts, best, walk, target) });
}

/** Alternatives that could be better than the best one of those that are rated. @param {Row[]} named @param {Row} best */
function left(named, best) {
  const n = isNumber(best.good) ? named.filter((alt) => alt !== best && !isNumber(alt.good)).length : 0;
  return n ? [sentence("insights.walk-away-warnings.left", { n })] : [];
}

/** @param {Row} best */
function bestSentence({ option, good, likely }) {
  const key = isNumber(good) ? (isNumber(likely) ? "both" : "good") : "named";
  return sentence(`insights.walk-away-warnings.best-${key}`, { option: quoted(option), good: good ?? "", likely: likely ?? "" });
}

/**
 * The line from 0 to 100, and the same as a table.
 * @param {Row[]} alts
 * @param {Row | undefined} best
 * @param {number} [walk]
 * @param {number} [target]
 * @returns {{plot?: Plot, table?: Table}}
 */
function line(alts, best, walk, target) {
  /** @type {Mark[]} */
  const marks = rated(alts).map(({ id, option, good, likely }) => ({
    kind: "alternative",
    label: option,
    at: good,
    likely,
    best: id === best?.id,
  }));
  if (isNumber(walk)) marks.push({ kind: "walk", label: sentence("insights.walk-away-warnings.mark"), at: walk });
  if (isNumber(target)) marks.push({ kind: "target", label: sentence("insights.walk-away-warnings.target-mark"), at: target });
  if (!marks.length) return {};
  const rows = marks.map(({ label, at, likely }) => [label, at, likely ?? sentence("insights.none")]);
  const head = ["what", "worth", "likely"].map((key) => sentence(`insights.head-${key}`));
  return { plot: { kind: "line", marks }, table: { caption: sentence("insights.walk-away-warnings.caption"), head, rows } };
}
