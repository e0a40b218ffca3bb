/**
 * Scores as text with labelled bars. The text says everything; the bars are only a second way to see it.
 *
 * @typedef {Scores & {id: string, label: string}} TakeScores of one take
 */
import { announce } from "../core/announce.mjs";
import { isScored } from "./scale-score.mjs";
import { score } from "./scoring.mjs";
import { draw, make } from "../core/dom.mjs";
import { isNew } from "../core/is-new.mjs";
import { formatNumber, formatted, sayFormatted, scaleName } from "./phrases.mjs";
/** @import { ResponsesByField, Scoring, WorksheetSpec } from "../responses/spec.mjs" */
/** @import { ShowContext } from "./index.mjs" */
/** @import { Take } from "./insights/common.mjs" */
/** @import { ScaleScore, Scored } from "./scale-score.mjs" */
/** @import { Scores, Top } from "./scoring.mjs" */

/** @param {ScaleScore} scale */
const hasBegun = (scale) => isScored(scale) || scale.answered > 0;
/** @param {Scores} scores */
const isWorthShowing = ({ gate, scales }) => Boolean(gate) || scales.some(hasBegun);

/**
 * Draws the scores of the responses at hand, and beside them those of other takes.
 * @param {HTMLFormElement} form
 * @param {WorksheetSpec} spec
 * @param {ResponsesByField} responses
 * @param {ShowContext} [context]
 */
export function drawScores(form, spec, responses, context) {
  /** @type {HTMLElement | null} */
  const section = form.querySelector('[data-part="scores"]');
  if (!spec.scoring || !section) return;
  const scores = score(spec.scoring, spec.fields, responses);
  const takes = takeScores(spec, spec.scoring, context?.takes ?? []);
  if (!isNew(section, [scores, takes])) return;
  const before = section.dataset.state;
  section.dataset.state = scores.scales.some(isScored) ? "scored" : "waiting";
  section.hidden = !isWorthShowing(scores);
  section.replaceChildren(...contents(spec, scores, takes));
  if (before === "waiting" && section.dataset.state === "scored") announce(sayFormatted("scores.ready"));
}

/** @param {WorksheetSpec} spec @param {Scores} scores @param {TakeScores[]} takes @returns {Node[]} */
function contents(spec, scores, takes) {
  const title = make("p", { className: "ws-scores-title" }, sayFormatted("scores.title"));
  if (scores.gate) return [title, make("p", { className: "ws-warning-line" }, scores.gate.text)];
  const { scales, total, leans = [], leanFeedback = [], top, always } = scores;
  return [
    title,
    ...grouped(scales).map(block),
    ...(total ? [block([total])] : []),
    ...feedback([...scales, total]),
    ...topTexts(top),
    ...leans.map((lean) => frame([lean], leanPicture)),
    ...leanFeedback.map(paragraph),
    ...gaps(spec, scores),
    ...sideBySide(takes),
    ...(always ? [paragraph(always)] : []),
    make("p", { className: "ws-honest" }, scores.words ?? sayFormatted("scores.honest")),
  ];
}

/** @param {string} text */
const paragraph = (text) => make("p", {}, text);

/** "12 on a range from 4 to 20: Used somewhat", or how far one is from a score. @param {ScaleScore} scale @returns {string} */
export function scoreText(scale) {
  if (!isScored(scale)) {
    const { answered, of } = scale;
    return sayFormatted(scale.ofScales ? "scores.few-parts" : "scores.few", { answered, of });
  }
  const values = { value: scale.shown, min: scale.min, max: scale.max, band: scale.band?.label };
  return sayFormatted(scale.level ? `scores.lean.${scale.level}` : scale.band ? "scores.band" : "scores.value", values);
}

/** One of two sides is the learner's own; a scale without sides is neither. @param {ScaleScore} scale */
const owner = ({ side, mine }) => (side === undefined ? undefined : mine ? "mine" : "theirs");

/** The scales by their ids: both sides of one stand together. @param {ScaleScore[]} scales */
const grouped = (scales) =>
  scales
    .filter(({ id }, i) => scales.findIndex((other) => other.id === id) === i)
    .map(({ id }) => scales.filter((scale) => scale.id === id));

/**
 * One scale, or both of its sides, each with its text and whatever `picture` draws.
 * @param {ScaleScore[]} sides
 * @param {(scale: Scored) => Node} picture
 */
function frame(sides, picture) {
  const title = make("p", { className: "ws-score-title" }, sides[0].title);
  const state = sides.some(isScored) ? "scored" : "incomplete";
  return make(
    "div",
    { className: "ws-score", "data-scale": sides[0].id, "data-state": state },
    title,
    ...sides.flatMap((scale) => [
      make("p", { className: "ws-score-value", "data-side": scale.side }, valueText(scale)),
      isScored(scale) && picture(scale),
    ]),
  );
}

/** @param {ScaleScore} scale */
const valueText = (scale) =>
  scale.sideLabel ? sayFormatted("scores.side", { title: scale.sideLabel, side: scoreText(scale) }) : scoreText(scale);

/** @param {number} value @param {{min: number, max: number}} range */
const share = (value, { min, max }) => (100 * (value - min)) / (max - min);
/** @param {number} n */
const percent = (n) => `${Math.round(n * 100) / 100}%`;

/** @param {ScaleScore[]} sides */
const block = (sides) => frame(sides, (scale) => bar(0, share(scale.value, scale), owner(scale)));

/** A bar from one place to another of its track, both in percent. @param {number} from @param {number} to @param {string} [of] */
function bar(from, to, of) {
  const [x, width] = [Math.min(from, to), Math.abs(to - from)].map(percent);
  return draw(
    "svg",
    { class: "ws-score-bar", "aria-hidden": "true", focusable: "false" },
    draw("rect", { class: of ?? "fill", x, y: 0, width, height: "100%" }),
  );
}

/** A lean starts in the middle of its track. @param {Scored} lean */
function leanPicture(lean) {
  const zero = share(0, lean);
  const svg = bar(zero, share(lean.value, lean));
  svg.append(draw("line", { class: "zero", x1: percent(zero), x2: percent(zero), y1: 0, y2: "100%" }));
  return svg;
}

/** What the bands say, each text once for each side, with the names of all it is said to. @param {(ScaleScore | undefined)[]} scales */
function feedback(scales) {
  /** @type {Map<string, {text: string, scales: Scored[]}>} */
  const texts = new Map();
  for (const scale of scales) {
    if (!scale || !isScored(scale) || !scale.band?.feedback) continue;
    const [key, text] = [`${scale.side} ${scale.band.feedback}`, scale.band.feedback];
    texts.set(key, { text, scales: [...(texts.get(key)?.scales ?? []), scale] });
  }
  return [...texts.values()].map(({ text, scales: same }) =>
    named(scaleName({ ...same[0], title: formatted(same.map(({ title }) => title)) }), text),
  );
}

/** @param {string} name @param {string} text */
const named = (name, text) => make("p", { className: "ws-score-feedback" }, make("strong", {}, `${name}.`), " ", text);

/** The highest, or those that tie, with the text of each; a sentence where none stands out. @param {Top | undefined} top */
function topTexts(top) {
  if (!top) return [];
  if (top.allTie) return [paragraph(sayFormatted("scores.level"))];
  const line = sayFormatted(top.scales.length > 1 ? "scores.tie" : "scores.top", { titles: top.scales.map(({ title }) => title) });
  const texts = top.scales.flatMap(({ title, feedback: text }) => (text ? [named(title, text)] : []));
  return [make("p", { className: "ws-score-top" }, make("strong", {}, line)), ...texts];
}

/** Where sides differ; left to the insight where the worksheet has one for it. @param {WorksheetSpec} spec @param {Scores} scores */
function gaps(spec, { sideGaps = [] }) {
  if (spec.fields.some((field) => field.tells_gaps)) return [];
  return sideGaps.map(({ title, text }) => named(title, text));
}

/**
 * Other takes that have scores, in their order.
 * @param {WorksheetSpec} spec
 * @param {Scoring} scoring
 * @param {Take[]} takes
 * @returns {TakeScores[]}
 */
function takeScores(spec, scoring, takes) {
  return takes
    .map(({ id, label, responses }) => ({ id, label, ...score(scoring, spec.fields, responses) }))
    .filter(({ scales }) => scales.some(isScored));
}

/** @param {ScaleScore | undefined} scale */
const cell = (scale) => (scale && isScored(scale) ? formatNumber(scale.shown) : "–");

/** One row for each scale, one column for each take; nothing for a single take. @param {TakeScores[]} takes */
function sideBySide(takes) {
  if (takes.length < 2) return [];
  /** @param {Scores} scores */
  const all = ({ scales, leans = [], total }) => [...scales, ...(total ? [total] : []), ...leans];
  const rows = all(takes[0]).map((scale, i) =>
    make("tr", {}, make("th", { scope: "row" }, scaleName(scale)), ...takes.map((take) => make("td", {}, cell(all(take)[i])))),
  );
  const head = [sayFormatted("scores.part"), ...takes.map(({ label }) => label)].map((text) => make("th", { scope: "col" }, text));
  const caption = make("caption", {}, sayFormatted("scores.takes"));
  return [
    make(
      "div",
      { className: "ws-scroll", tabIndex: 0, role: "region", "aria-label": sayFormatted("scores.takes") },
      make("table", { className: "ws-table" }, caption, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)),
    ),
  ];
}
