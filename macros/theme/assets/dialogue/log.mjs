/** The conversation so far, as a transcript: what they said, what I said, and a word of teaching behind what came of it. */
import { announce } from "../core/announce.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { replyAt } from "./debrief.mjs";
import { hasEnded } from "./state.mjs";
/** @import { Dialogue, State, Step } from "./spec.mjs" */
/** @import { Replayed } from "./played.mjs" */

/** A line as it is read, without its button. @param {HTMLElement} line */
const spoken = (line) => [...line.querySelectorAll("p")].map((text) => text.textContent).join(" ");

export class Log {
  #list = make("ol", { className: "dlg-lines" });

  /**
   * @param {Dialogue} dialogue
   * @param {(at: number) => void} onBack goes back to before a step
   */
  constructor(dialogue, onBack) {
    this.dialogue = dialogue;
    this.onBack = onBack;
    // What a reply adds is announced as one message; line by line, the focus that moves would cut it off.
    this.element = make("div", { className: "dlg-log", role: "log", "aria-live": "off", "aria-label": say("dialogue.log") }, this.#list);
  }

  /** The whole conversation, anew. @param {Replayed} replayed */
  show(replayed) {
    const lines = replayed.played.path.flatMap((_, at) => this.#step(replayed, at));
    this.#list.replaceChildren(this.#turn(replayed.states[0]), ...lines);
  }

  /** What the last step adds; it is read from its beginning. @param {Replayed} replayed */
  add(replayed) {
    const lines = this.#step(replayed, replayed.played.path.length - 1);
    this.#list.append(...lines);
    announce(lines.map(spoken).join(" "));
    return lines[0];
  }

  /** What I said, what they say to it, and only then the word of teaching. @param {Replayed} replayed @param {number} at */
  #step({ played, states }, at) {
    const step = played.path[at];
    const state = states[at + 1];
    if (hasEnded(this.dialogue, state)) return [this.#own(step, at)];
    return [this.#own(step, at), this.#turn(state), ...noteOn(this.dialogue, step, "li")];
  }

  /** @param {State} state */
  #turn({ place }) {
    const { speaker, says, seems } = this.dialogue.turns[place];
    return make(
      "li",
      { className: "dlg-line dlg-other" },
      make("p", { className: "dlg-name" }, speaker ?? this.dialogue.with),
      make("p", { className: "dlg-says" }, says),
      seems && make("p", { className: "dlg-seems" }, seems),
    );
  }

  /** @param {Step} step @param {number} at */
  #own(step, at) {
    const reply = replyAt(this.dialogue, step);
    const back = make("button", {
      type: "button",
      className: "ws-quiet dlg-back",
      textContent: say("dialogue.try"),
      "aria-label": say("dialogue.try.name", { try: say("dialogue.try"), say: reply.say }),
      onclick: () => this.onBack(at),
    });
    return make(
      "li",
      { className: "dlg-line dlg-own" },
      make("p", { className: "dlg-name" }, say("dialogue.you")),
      make("p", { className: "dlg-says" }, reply.say),
      step.own.trim() && make("p", { className: "dlg-wrote" }, say("dialogue.wrote", { text: step.own.trim() })),
      back,
    );
  }
}

/**
 * The word of teaching on a reply, where it has one.
 * @param {Dialogue} dialogue
 * @param {Step} step
 * @param {"li" | "div"} tag
 * @returns {HTMLElement[]}
 */
export function noteOn(dialogue, step, tag) {
  const { after } = replyAt(dialogue, step);
  return after ? [make(tag, { className: "dlg-note" }, make("p", {}, make("b", {}, say("dialogue.note")), " ", after))] : [];
}
