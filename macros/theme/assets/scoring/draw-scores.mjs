/** Scores as text with labelled bars. The text says everything; the bars are only a second way to see it. */
import { announce } from "../core/announce.mjs";
import { score } from "./scoring.mjs";
import { draw, isNew, make } from "../core/elements.mjs";
import { number, told, words } from "./phrases.mjs";

const isScored = ({ state }) => state === "scored";
const hasBegun = (scale) => isScored(scale) || scale.answered > 0;
const isWorthShowing = ({ gate, scales }) => Boolean(gate) || scales.some(hasBegun);

/** Draws the scores of the responses at hand, and beside them those of other takes. */
export function drawScores(form, spec, responses, context) {
  const section = form.querySelector('[data-part="scores"]');
  const scores = score(spec.scoring, spec.fields, responses);
  const takes = takeScores(spec, context?.takes ?? []);
  if (!section || !isNew(section, [scores, takes])) return;
  const before = section.dataset.state;
  section.dataset.state = scores.scales.some(isScored) ? "scored" : "waiting";
  section.hidden = !isWorthShowing(scores);
  section.replaceChildren(...contents(spec, scores, takes).filter(Boolean));
  if (before === "waiting" && section.dataset.state === "scored") announce(told("scores.ready"));
}

function contents(spec, scores, takes) {
  const title = make("p", { class: "ws-scores-title" }, told("scores.title"));
  if (scores.gate) return [title, make("p", { class: "ws-warning-line" }, scores.gate.text)];
  const { scales, total, leans = [], leanFeedback = [], top, always } = scores;
  return [
    title, ...grouped(scales).map(block), total && block([total]), ...feedback([...scales, total]),
    ...topTexts(top), ...leans.map(leanBlock), ...leanFeedback.map(paragraph), ...gaps(spec, scores),
    ...sideBySide(takes), always && paragraph(always),
    make("p", { class: "ws-honest" }, scores.words ?? told("scores.honest")),
  ];
}

const paragraph = (text) => make("p", {}, text);

/** "12 on a range from 4 to 20: Used somewhat", or how far one is from a score. */
export function scoreText(scale) {
  const { answered, of, ofScales } = scale;
  if (!isScored(scale)) return told(ofScales ? "scores.few-parts" : "scores.few", { answered, of });
  const values = { value: scale.shown, min: scale.min, max: scale.max, band: scale.band?.label };
  return told(scale.level ? `scores.lean.${scale.level}` : scale.band ? "scores.band" : "scores.value", values);
}

const nameOf = ({ title, sideLabel }) => (sideLabel ? told("scores.side", { title, side: sideLabel }) : title);

/** One of two sides is the learner's own; a scale without sides is neither. */
const owner = ({ side, mine }) => (side === undefined ? undefined : mine ? "mine" : "theirs");

/** The scales by their ids: both sides of one stand together. */
const grouped = (scales) => scales.filter(({ id }, i) => scales.findIndex((one) => one.id === id) === i)
  .map(({ id }) => scales.filter((scale) => scale.id === id));

/** One scale, or both of its sides, each with its text and whatever `picture` draws. */
function frame(sides, picture) {
  const title = make("p", { class: "ws-score-title" }, sides[0].title);
  const state = sides.some(isScored) ? "scored" : "incomplete";
  return make("div", { class: "ws-score", "data-scale": sides[0].id, "data-state": state }, title,
    ...sides.flatMap((scale) => [make("p", { class: "ws-score-value", "data-side": scale.side }, valueText(scale)), isScored(scale) && picture(scale)]));
}

const valueText = (scale) => (scale.sideLabel ? told("scores.side", { title: scale.sideLabel, side: scoreText(scale) }) : scoreText(scale));

const share = (value, { min, max }) => (100 * (value - min)) / (max - min);
const percent = (n) => `${Math.round(n * 100) / 100}%`;

const block = (sides) => frame(sides, (scale) => bar(0, share(scale.value, scale), owner(scale)));

/** A bar from one place to another of its track, both in percent. */
function bar(from, to, of) {
  const [x, width] = [Math.min(from, to), Math.abs(to - from)].map(percent);
  return draw("svg", { class: "ws-score-bar", "aria-hidden": "true", focusable: "false" },
    draw("rect", { class: of ?? "fill", x, y: 0, width, height: "100%" }));
}

/** A lean starts in the middle of its track. */
const leanBlock = (lean) => frame([lean], () => {
  const zero = share(0, lean);
  const svg = bar(zero, share(lean.value, lean));
  svg.append(draw("line", { class: "zero", x1: percent(zero), x2: percent(zero), y1: 0, y2: "100%" }));
  return svg;
});

/** What the bands say, each text once for each side, with the names of all it is said to. */
function feedback(scales) {
  const texts = new Map();
  for (const scale of scales.filter((one) => one && isScored(one) && one.band?.feedback)) {
    const key = `${scale.side} ${scale.band.feedback}`;
    texts.set(key, [...(texts.get(key) ?? []), scale]);
  }
  return [...texts.values()].map((same) => named(nameOf({ ...same[0], title: words(same.map(({ title }) => title)) }), same[0].band.feedback));
}

const named = (name, text) => make("p", { class: "ws-score-feedback" }, make("strong", {}, `${name}.`), " ", text);

/** The highest, or all that tie, with the text of each. */
function topTexts(top) {
  if (!top) return [];
  const line = told(top.ids.length > 1 ? "scores.tie" : "scores.top", { titles: top.titles });
  return [make("p", { class: "ws-score-top" }, make("strong", {}, line)),
    ...top.feedback.map((text, i) => named(top.titles[i], text))];
}

/** Where sides differ; left to the insight where the worksheet has one for it. */
function gaps(spec, { sideGaps = [] }) {
  if (spec.fields.some((field) => field.tells_gaps)) return [];
  return sideGaps.map(({ title, text }) => named(title, text));
}

/** Other takes that have scores, in their order. */
function takeScores(spec, takes) {
  return takes.map(({ id, label, responses }) => ({ id, label, ...score(spec.scoring, spec.fields, responses) }))
    .filter(({ scales }) => scales.some(isScored));
}

const cell = (scale) => (scale && isScored(scale) ? number(scale.shown) : "–");

/** One row for each scale, one column for each take; nothing for a single take. */
function sideBySide(takes) {
  if (takes.length < 2) return [];
  const all = ({ scales, leans = [], total }) => [...scales, ...(total ? [total] : []), ...leans];
  const rows = all(takes[0]).map((scale, i) => make("tr", {},
    make("th", { scope: "row" }, nameOf(scale)), ...takes.map((take) => make("td", {}, cell(all(take)[i])))));
  const head = [told("scores.part"), ...takes.map(({ label }) => label)].map((text) => make("th", { scope: "col" }, text));
  const caption = make("caption", {}, told("scores.takes"));
  return [make("div", { class: "ws-scroll", tabindex: 0, role: "region", "aria-label": told("scores.takes") },
    make("table", { class: "ws-table" }, caption, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)))];
}
