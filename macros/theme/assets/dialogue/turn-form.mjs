/** My turn: first in my own words, then the replies, of which one takes the nearest. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { same } from "../core/values.mjs";
/** @import { Reply } from "./spec.mjs" */

export class TurnForm {
  /** Its place in the conversation. @type {number | undefined} */
  #at;
  /** @type {Reply[]} */
  #replies = [];
  #heading = make("h2", { className: "dlg-heading", tabIndex: -1 }, say("dialogue.turn"));
  #choose = make("h3", { className: "dlg-heading", tabIndex: -1 });
  #list = make("ul", { className: "dlg-replies" });

  /**
   * @param {string} id of the dialogue
   * @param {{onType: (words: string) => void, onReply: (reply: Reply) => void}} does
   */
  constructor(id, { onType, onReply }) {
    this.onReply = onReply;
    this.box = make("textarea", { id: `dlg-${id}.own`, rows: 2, autocomplete: "off", "aria-describedby": `dlg-${id}.hint` });
    this.box.addEventListener("input", () => onType(this.box.value));
    this.open = make("button", { type: "button", className: "dlg-main", onclick: () => this.#showReplies() }, say("dialogue.show"));
    this.choice = make("div", { className: "dlg-choice" }, this.#choose, this.#list);
    this.element = make(
      "div",
      { className: "dlg-turn" },
      this.#heading,
      make("label", { className: "ws-prompt", htmlFor: this.box.id }, say("dialogue.own")),
      make("p", { className: "ws-hint", id: `dlg-${id}.hint` }, say("dialogue.own.hint")),
      this.box,
      this.open,
      this.choice,
    );
  }

  /**
   * A turn at its beginning: the replies wait. One that is on show already stays as it is.
   * @param {number} at its place in the conversation
   * @param {string} words
   * @param {Reply[]} replies
   */
  show(at, words, replies) {
    this.write(words);
    if (at === this.#at && same(replies, this.#replies)) return;
    this.#at = at;
    this.#replies = replies;
    this.open.hidden = false;
    this.choice.hidden = true;
  }

  /** @param {string} words */
  write(words) {
    if (this.box.value !== words) this.box.value = words;
  }

  #showReplies() {
    this.#choose.textContent = say(this.box.value.trim() ? "dialogue.nearest" : "dialogue.which");
    this.#list.replaceChildren(...this.#replies.map((reply) => this.#item(reply)));
    this.open.hidden = true;
    this.choice.hidden = false;
    this.#choose.focus();
  }

  /** @param {Reply} reply */
  #item(reply) {
    return make(
      "li",
      {},
      make("button", { type: "button", className: "dlg-reply", "data-reply": reply.id, onclick: () => this.onReply(reply) }, reply.say),
    );
  }
}
