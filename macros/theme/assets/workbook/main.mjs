/** The workbook page: each part draws itself, and all follow every change. */
import { workbook } from "../worksheet/main.mjs";
import { part } from "../core/dom.mjs";
import { openBackup, saveBackup } from "../backup/backup-file.mjs";
import { erase } from "./erasing.mjs";
import { isKnown, keep, showKeep } from "./keep.mjs";
import { Negotiations } from "./negotiations.mjs";
import { Redraw } from "../core/redraw.mjs";
import { onReturn } from "../core/returning.mjs";
import { say } from "../core/strings.mjs";
import { showWritten } from "./written.mjs";

const SOON = 100;

class Workbook {
  #redraw = new Redraw(() => this.show());

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {import("./written.mjs").CourseSheets} */
    this.course = JSON.parse(document.getElementById("wb-course")?.textContent ?? "");
    this.negotiations = new Negotiations(part(root, "negotiations"), workbook);
    for (const control of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-do]")))
      control.addEventListener("click", () => this.#do(control.dataset.do ?? ""));
    const nothing = /** @type {HTMLInputElement} */ (part(root, "nothing"));
    nothing.addEventListener("change", () => {
      workbook.store.keepsNothing = nothing.checked;
    });
  }

  /** Shows nothing before all of it is known: no button moves once it can be pressed. */
  async start() {
    await isKnown(workbook.store);
    for (const section of this.root.querySelectorAll("section")) section.hidden = false;
    // Whoever turns to another negotiation has changed something, too.
    workbook.store.onChange(() => this.#redraw.soon(SOON));
    workbook.store.onState(() => this.#redraw.soon(SOON));
    onReturn(() => this.show());
    this.show();
  }

  show() {
    showKeep(this.root, workbook.store);
    this.negotiations.show();
    showWritten(this.root, workbook, this.course);
  }

  /** Says at the top what was done, and shows it: what did it may be far below. @param {string} text */
  say(text) {
    const message = part(this.root, "said");
    message.textContent = text;
    if (text) message.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} what */
  async #do(what) {
    const { store } = workbook;
    const tell = (/** @type {string} */ text) => this.say(text);
    /** @type {Record<string, () => Promise<string>>} */
    const acts = {
      save: async () => say("workbook-saved", { file: saveBackup(store) }),
      open: () => openBackup(workbook, tell),
      erase: () => erase(workbook),
      persist: () => keep(store, tell),
      create: () => this.negotiations.create(),
    };
    const message = await acts[what]?.();
    if (message) this.say(message);
  }
}

/** Starts the workbooks that stand in the document. */
export function start() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-workbook]"))) new Workbook(root).start();
}
