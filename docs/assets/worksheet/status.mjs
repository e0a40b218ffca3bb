/** The line at a worksheet's foot that says where the words are: true, polite, and not chatty. */
import { part } from "./dom.mjs";
import { say } from "./strings.mjs";

/** While somebody types these two take turns; saying each aloud would be noise. */
const QUIET = ["saving", "durable"];

export class Status {
  #library;
  #line;
  #kept;
  #rescue;
  #state;
  #last;
  /** False until the store has been read: nobody knows before whether it keeps words. */
  #ready = false;
  /** False until there is something to speak of. */
  used = false;

  /** @param {HTMLFormElement} form @param {import("./library.mjs").Library} library */
  constructor(form, library) {
    this.#library = library;
    this.#line = part(form, "status");
    this.#kept = part(form, "kept");
    this.show(library.store.state);
    library.store.ready.then(() => ((this.#ready = true), this.show(library.store.state)));
  }

  /** @param {string} state of the store */
  show(state) {
    this.#state = state;
    const speaks = this.used || !QUIET.includes(state);
    const words = speaks ? say(`status-${state}`) : "";
    if (this.#kept) this.#kept.hidden = !this.#ready || ["memory", "page", "erased"].includes(state);
    if (this.#rescue || !QUIET.includes(state)) this.#showRescue();
    if (this.#line.textContent === words) return;
    const chatter = QUIET.includes(state) && QUIET.includes(this.#last);
    this.#line.setAttribute("aria-live", chatter ? "off" : "polite");
    this.#line.dataset.state = state;
    this.#line.textContent = words;
    if (speaks) this.#last = state;
  }

  /** What one can do where storage does not hold; most pages never need it. */
  async #showRescue() {
    this.#rescue ??= import("./rescue.mjs").then(({ makeRescue }) => makeRescue(this.#library));
    const { element, show } = await this.#rescue;
    if (!element.isConnected) this.#line.after(element);
    show(this.#state);
  }
}
