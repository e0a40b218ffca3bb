/**
 * How sure, part by part, before and after. Rule: curriculum 4.6, confidence: after − before, and
 * after − looking back; both are shown and neither is called learning. Takes are called `before`,
 * `after` and `looking-back`; the last catches people who found out what they had not known.
 */
import { isScored } from "../scale-score.mjs";
import { score } from "../scoring.mjs";
import { ready, sentence, waiting } from "./common.mjs";
/** @typedef {{id: string, label: string, scales: ScaleScore[]}} Moment a take that has scores */
/** @import { Insight, ItemsContext, Sentence, Take } from "./common.mjs" */
/** @import { ScaleScore, Scored } from "../scale-score.mjs" */

const MOMENTS = ["before", "after", "looking-back"];

/**
 * Scores of each moment that has any, by its take's id, with the take's label.
 * @param {Take[]} takes
 * @param {ItemsContext["about"]["items"]} about
 * @returns {Moment[]}
 */
function moments(takes, { field, scoring }) {
  const filled = takes.filter(({ id, responses }) => MOMENTS.includes(id) && responses[field.id]);
  return filled
    .sort((a, b) => MOMENTS.indexOf(a.id) - MOMENTS.indexOf(b.id))
    .map(({ id, label, responses }) => ({ id, label, scales: score(scoring, [field], responses).scales }));
}

/** @param {Moment | undefined} moment @param {string} part @returns {Scored | null} */
const scoreOf = (moment, part) => {
  const scale = moment?.scales.find(({ id }) => id === part);
  return scale?.state === "scored" ? scale : null;
};

/** Difference of unrounded means, or null when either is not known. @param {Scored | null} after @param {Scored | null} other */
const difference = (after, other) => (after && other ? after.value - other.value : null);

/** @param {string} part @param {Scored | null} after @param {Scored | null} before @param {Scored | null} back */
function change(part, after, before, back) {
  const [since, from] = [difference(after, before), difference(after, back)];
  if (since !== null && from !== null)
    return sentence("insights.confidence-change.both", { part, since: signed(since), from: signed(from) });
  if (since !== null) return sentence("insights.confidence-change.since", { part, since: signed(since) });
  return from === null ? null : sentence("insights.confidence-change.from", { part, from: signed(from) });
}

/** Differences say which way they go. @param {number} value @returns {Sentence} */
const signed = (value) => {
  const size = Math.round(Math.abs(value) * 10 + 1e-9) / 10;
  return sentence(size === 0 ? "insights.same" : value > 0 ? "insights.plus" : "insights.minus", { size });
};

/** @param {unknown} _inputs @param {ItemsContext & {takes: Take[]}} context @returns {Insight} */
export function calculate(_inputs, context) {
  const all = moments([...context.takes], context.about.items);
  const [before, after, back] = MOMENTS.map((id) => all.find((moment) => moment.id === id));
  if (all.length < 2 || !after) return waiting("insights.confidence-change.waiting");
  const titles = after.scales.map(({ id, title }) => ({ id, title }));
  const sentences = titles
    .map(({ id, title }) => change(title, scoreOf(after, id), scoreOf(before, id), scoreOf(back, id)))
    .filter((text) => text !== null);
  if (!sentences.length) return waiting("insights.confidence-change.few");
  const parts = titles.map(({ id, title }) => ({ label: title, values: all.map((m) => scoreOf(m, id)?.shown ?? null) }));
  const range = after.scales.find(isScored);
  return ready([...sentences, sentence("insights.confidence-change.careful")], {
    table: {
      caption: sentence("insights.confidence-change.caption"),
      head: [sentence("insights.head-part"), ...all.map(({ label }) => label)],
      rows: parts.map(({ label, values }) => [label, ...values.map((v) => v ?? sentence("insights.unknown"))]),
    },
    plot: { kind: "moments", parts, moments: all.map(({ id, label }) => ({ id, label })), min: range?.min, max: range?.max },
  });
}
