/** The line at a worksheet's foot that says where the words are: true, polite, and not chatty. */
import { button, make, part } from "./dom.mjs";
import { say } from "./strings.mjs";

/** While somebody types these two take turns; saying each aloud would be noise. */
const QUIET = ["saving", "durable"];

/** Where storage does not hold, a file is the way out, and the way in again. */
function fileButtons(library, said) {
  said.setAttribute("role", "status");
  const carry = () => import("../workbook/carry.mjs");
  const save = async () => (said.textContent = say("file-saved", { file: (await carry()).saveBackup(library.store) }));
  const open = async () => (said.textContent = await (await carry()).openBackup(library));
  return [button(say("file-save"), save), button(say("file-open"), open), said];
}

export class Status {
  #line;
  #kept;
  #retry;
  #files;
  #last;
  /** False until there is something to speak of. */
  used = false;

  /** @param {HTMLFormElement} form @param {import("./library.mjs").Library} library */
  constructor(form, library) {
    const { store } = library;
    this.#line = part(form, "status");
    this.#kept = part(form, "kept");
    this.#retry = button(say("retry"), () => store.saveAgain());
    this.#files = fileButtons(library, make("span", { className: "ws-file-said" }));
    this.#line.after(make("span", { className: "ws-actions" }, this.#retry, ...this.#files));
    this.show(store.state);
  }

  /** @param {string} state of the store */
  show(state) {
    const speaks = this.used || !QUIET.includes(state);
    const words = speaks ? say(`status-${state}`) : "";
    this.#retry.hidden = !["memory", "local", "erased"].includes(state);
    for (const one of this.#files) one.hidden = !["memory", "local", "page", "erased"].includes(state);
    if (this.#kept) this.#kept.hidden = ["memory", "page", "erased"].includes(state);
    if (this.#line.textContent === words) return;
    const chatter = QUIET.includes(state) && QUIET.includes(this.#last);
    this.#line.setAttribute("aria-live", chatter ? "off" : "polite");
    this.#line.dataset.state = state;
    this.#line.textContent = words;
    if (speaks) this.#last = state;
  }
}
