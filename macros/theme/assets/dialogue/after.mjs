/** After the conversation: what was reached and at what cost, what there is to learn from it, and one next step. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { debriefOf, endingsSeen } from "./debrief.mjs";
import { noteOn } from "./log.mjs";
import { codeLine } from "./to-class.mjs";
import { planButton } from "./to-plan.mjs";
/** @import { Debrief, Moment } from "./debrief.mjs" */
/** @import { Dialogue, Step } from "./spec.mjs" */
/** @import { Replayed } from "./played.mjs" */
/** @import { WorkbookData } from "../responses/workbook-data.mjs" */
/** @import { Child } from "../core/dom.mjs" */

/**
 * @param {Dialogue} dialogue
 * @param {Replayed} replayed which has ended
 * @param {WorkbookData} workbook
 * @param {() => void} onAgain
 */
export function after(dialogue, replayed, workbook, onAgain) {
  const debrief = debriefOf(dialogue, replayed);
  const { ending } = debrief;
  const last = /** @type {Step} */ (replayed.played.path.at(-1));
  return make(
    "div",
    { className: "dlg-after" },
    make("h2", { className: "dlg-heading dlg-end", tabIndex: -1 }, ending.title),
    section("reached", make("p", {}, ending.reached)),
    section("cost", make("p", {}, ending.cost)),
    noteOn(dialogue, last, "div"),
    facts(debrief),
    turned(dialogue, debrief),
    mistakes(dialogue, debrief),
    ending.line && line(dialogue, workbook, ending.line),
    section("code", codeLine(dialogue, replayed.played.path)),
    next(dialogue, replayed, onAgain),
  );
}

/** @param {string} key @param {...Child} children */
const section = (key, ...children) =>
  make("section", { className: `dlg-part dlg-about-${key}` }, make("h3", {}, say(`dialogue.after.${key}`)), ...children);

/** @param {string[]} texts */
const list = (texts) =>
  make(
    "ul",
    {},
    texts.map((text) => make("li", {}, text)),
  );

/** What stayed unsaid is folded: who wants to try again need not know it yet. @param {Debrief} debrief @returns {Child} */
function facts({ found, missed }) {
  if (!found.length && !missed.length) return undefined;
  return section(
    "found",
    found.length ? list(found) : make("p", {}, say("dialogue.found.none")),
    missed.length > 0 &&
      make("details", { className: "ws-more" }, make("summary", {}, say("dialogue.missed", { n: missed.length })), list(missed)),
  );
}

/** @param {Dialogue} dialogue @param {Debrief} debrief @returns {Child} */
function turned(dialogue, { turned: step }) {
  if (!step) return undefined;
  const why = say(step.well ? "dialogue.turned.well" : "dialogue.turned.badly");
  return section("turned", exchange(dialogue, step), make("p", {}, why));
}

/** @param {Dialogue} dialogue @param {Debrief} debrief @returns {Child} */
function mistakes(dialogue, { mistakes: kinds }) {
  if (!Object.keys(dialogue.mistakes).length) return undefined;
  if (!kinds.length) return section("mistakes", make("p", {}, say("dialogue.mistakes.none")));
  const groups = kinds.map(({ kind, steps }) => [
    make("p", { className: "dlg-kind" }, kind),
    steps.map((step) => exchange(dialogue, step)),
  ]);
  return section("mistakes", groups.flat(2));
}

/** What they said, what was answered, and what the learner had written. @param {Dialogue} dialogue @param {Moment} step */
function exchange(dialogue, { name, says, say: reply, own }) {
  /** @param {string} who @param {string} text @param {string} which */
  const row = (who, text, which) => make("div", { className: which }, make("dt", {}, who), make("dd", {}, text));
  return make(
    "dl",
    { className: "dlg-exchange" },
    row(name ?? dialogue.with, says, "dlg-of-them"),
    row(say("dialogue.you"), reply, "dlg-of-me"),
    own.trim() && row(say("dialogue.your-words"), own.trim(), "dlg-of-me"),
  );
}

/** @param {Dialogue} dialogue @param {WorkbookData} workbook @param {string} text */
const line = ({ plan }, workbook, text) =>
  section("line", make("blockquote", { className: "dlg-quote" }, make("p", {}, text)), plan ? planButton(workbook, plan, text) : []);

/** @param {Dialogue} dialogue @param {Replayed} replayed @param {() => void} onAgain */
function next(dialogue, { played }, onAgain) {
  const { parallel } = dialogue;
  return section(
    "next",
    parallel &&
      make("p", { className: "dlg-next-link" }, make("a", { href: parallel.href }, parallel.title), " ", say("dialogue.parallel")),
    make("p", { className: "dlg-seen" }, say("dialogue.seen", endingsSeen(dialogue, played.done)), " ", say("dialogue.seen.how")),
    make("button", { type: "button", onclick: onAgain }, say("dialogue.again")),
  );
}
