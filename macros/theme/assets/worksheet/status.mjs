/** The line at a worksheet's foot that says where the words are: true, polite, and not chatty. */
import { announce } from "../core/announce.mjs";
import { findPart, make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** While somebody types these two take turns. */
const QUIET = ["saving", "durable"];

/** The state that was announced last: all forms of a page share one store. @type {string | undefined} */
let announced;

/** Announces a state of the store once, and never that it is busy. @param {string} state */
function announceState(state) {
  if (state === "saving" || state === announced) return;
  announced = state;
  announce(say(`status-${state}`));
}

export class Status {
  #workbook;
  #line;
  #kept;
  #short;
  /** What the page says at the head before the first word. */
  #idle;
  /** @type {Promise<{element: HTMLElement, show: (state: string) => void}> | undefined} */
  #rescue;
  /** @type {string} */
  #state = "";
  /** False until the store has been read: nobody knows before whether it keeps words. */
  #ready = false;
  /** States that are shown and not announced. @type {string[]} */
  silent = [];
  /** False until there is something to speak of. */
  used = false;

  /** @param {HTMLElement} form @param {import("../responses/workbook-data.mjs").WorkbookData} workbook */
  constructor(form, workbook) {
    this.#workbook = workbook;
    this.#line = part(form, "status");
    this.#kept = findPart(form, "kept");
    this.#short = findPart(form, "saved");
    this.#idle = this.#short?.textContent ?? "";
    this.show(workbook.store.state);
    workbook.store.ready.then(() => {
      this.#ready = true;
      this.show(workbook.store.state);
    });
  }

  /** @param {string} state of the store */
  show(state) {
    this.#state = state;
    const speaks = this.used || !QUIET.includes(state);
    const words = speaks ? say(`status-${state}`) : "";
    if (this.#kept) this.#kept.hidden = !this.#ready || ["memory", "page", "erased"].includes(state);
    if (this.#ready) this.#showShort(state);
    if (this.#rescue || !QUIET.includes(state)) this.#showRescue();
    if (speaks && !this.silent.includes(state)) announceState(state);
    if (this.#line.textContent === words) return;
    this.#line.dataset.state = state;
    this.#line.textContent = words;
  }

  /** The same in a word or two, at the head; what is not as it should be leads to the whole sentence. @param {string} state */
  #showShort(state) {
    const short = this.#short;
    const now = `${state} ${this.used}`;
    if (!short || short.dataset.state === now) return;
    short.hidden = false;
    short.dataset.state = now;
    short.toggleAttribute("data-used", this.used);
    if (QUIET.includes(state)) short.textContent = this.#quiet(state, "private" in short.dataset);
    else if (state === "page") short.textContent = say("head.saved-page");
    else short.replaceChildren(make("a", { href: `#${short.closest("form")?.id}.foot`, textContent: say("head.saved-trouble") }));
  }

  /** @param {string} state @param {boolean} isPrivate */
  #quiet(state, isPrivate) {
    if (isPrivate) return say("head.saved-private");
    return this.used ? say(`head.saved-${state}`) : this.#idle;
  }

  /** What one can do where storage does not hold; most pages never need it. */
  async #showRescue() {
    this.#rescue ??= import("./rescue.mjs").then(({ makeRescue }) => makeRescue(this.#workbook));
    const rescue = await this.#rescue.catch(() => undefined);
    if (!rescue) {
      this.#rescue = undefined;
      return;
    }
    if (!rescue.element.isConnected) this.#line.after(rescue.element);
    rescue.show(this.#state);
  }
}
