/** The line at a worksheet's foot that says where the words are: true, polite, and not chatty. */
import { button, make, part } from "./dom.mjs";
import { say } from "./strings.mjs";

/** While somebody types these two take turns; saying each aloud would be noise. */
const QUIET = ["saving", "durable"];

export class Status {
  #line;
  #kept;
  #retry;
  #last;
  /** False until there is something to speak of. */
  used = false;

  /** @param {HTMLFormElement} form @param {import("./store.mjs").Store} store */
  constructor(form, store) {
    this.#line = part(form, "status");
    this.#kept = part(form, "kept");
    this.#retry = button(say("retry"), () => store.settled());
    this.#line.after(make("span", { className: "ws-actions" }, this.#retry));
    this.show(store.state);
  }

  /** @param {string} state of the store */
  show(state) {
    const speaks = this.used || !QUIET.includes(state);
    const words = speaks ? say(`status-${state}`) : "";
    this.#retry.hidden = !["memory", "local"].includes(state);
    if (this.#kept) this.#kept.hidden = ["memory", "page"].includes(state);
    if (this.#line.textContent === words) return;
    const chatter = QUIET.includes(state) && QUIET.includes(this.#last);
    this.#line.setAttribute("aria-live", chatter ? "off" : "polite");
    this.#line.dataset.state = state;
    this.#line.textContent = words;
    if (speaks) this.#last = state;
  }
}
