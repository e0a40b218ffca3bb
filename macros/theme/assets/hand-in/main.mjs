/** The page where a learner puts together what to hand in. Nothing is ticked until the learner does. */
import { dateWords } from "../core/dates.mjs";
import { takeLabel } from "../worksheet/take-label.mjs";
import { dataIn, part } from "../core/dom.mjs";
import { saveFile } from "../core/file.mjs";
import { workbook } from "../worksheet/main.mjs";
import { Status } from "../worksheet/status.mjs";
import { Redraw } from "../core/redraw.mjs";
import { onReturn, putBackOnReturn } from "../core/returning.mjs";
import { readSite, say } from "../core/strings.mjs";
import { choices } from "./choosing.mjs";
import { fileNameFor } from "./file-name.mjs";
import { MOST, handInOf } from "./format.mjs";
import { paper } from "./paper.mjs";
import { linked, partsOf } from "./parts.mjs";

const SOON = 150;
const FROM = "_settings/hand-in";

class Page {
  /** Keys of the responses that are ticked. @type {Set<string>} */
  #ticked = new Set();
  /** @type {import("./parts.mjs").Part[]} */
  #responses = [];
  #redraw = new Redraw(() => this.#show());

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.sheets = linked(dataIn(root, "sheets-data"));
    root.addEventListener("change", ({ target }) => this.#changed(/** @type {HTMLInputElement} */ (target)));
    root.addEventListener("input", ({ target }) => {
      if (/** @type {HTMLInputElement} */ (target).name === "hand-name") this.#named();
    });
    root.addEventListener("click", ({ target }) => this.#do(/** @type {Element} */ (target).closest("[data-do]")));
  }

  async start() {
    await workbook.store.ready;
    workbook.store.onChange(() => this.#redraw.soon(SOON));
    const status = new Status(this.root, workbook);
    workbook.store.onState((/** @type {string} */ state) => status.show(state));
    workbook.onTurn(() => {
      this.#ticked.clear();
      this.#show();
    });
    onReturn(() => {
      this.#draw();
      this.#show();
    });
    putBackOnReturn(part(this.root, "choose"));
    this.#show();
    this.root.dataset.state = "ready";
  }

  /** Draws the list anew where words changed; what is ticked stays ticked, what is open stays open. */
  #show() {
    const before = this.#sketch();
    this.#responses = partsOf(this.sheets, workbook, takeLabel);
    if (before !== this.#sketch()) this.#draw();
    part(this.root, "empty").hidden = this.#responses.length > 0;
    part(this.root, "choose").hidden = !this.#responses.length;
    this.#showPaper();
  }

  #sketch() {
    return JSON.stringify(this.#responses.map(({ key, text, takeLabel: label }) => [key, text, label]));
  }

  #draw() {
    const list = part(this.root, "list");
    const open = new Set([...inputsIn(list, "details[open] input")].map(({ value }) => value));
    list.replaceChildren(...choices(this.#responses, (key) => this.#ticked.has(key)));
    for (const sheet of list.querySelectorAll("details")) sheet.open = [...inputsIn(sheet, "input")].some(({ value }) => open.has(value));
  }

  /** @param {HTMLInputElement} control */
  #changed(control) {
    this.#ticked[control.checked ? "add" : "delete"](control.value);
    this.#showPaper();
  }

  get #chosen() {
    return this.#responses.filter(({ key }) => this.#ticked.has(key));
  }

  #showPaper() {
    const chosen = this.#chosen;
    const sheet = part(this.root, "paper");
    sheet.hidden = !chosen.length;
    sheet.replaceChildren(
      ...paper(chosen, { course: String(this.root.dataset.course), name: this.#name, day: dateWords(new Date(), { dateStyle: "long" }) }),
    );
    part(this.root, "count").textContent = chosen.length ? say("hand-in.count", { n: chosen.length }) : say("hand-in.none");
    for (const control of /** @type {NodeListOf<HTMLButtonElement>} */ (
      this.root.querySelectorAll('[data-do="print"], [data-do="save"], [data-do="clear"]')
    ))
      control.disabled = !chosen.length;
  }

  get #name() {
    return this.#written.slice(0, MOST.label);
  }

  /** The name as somebody wrote it; a file takes no more than its beginning. */
  get #written() {
    return /** @type {HTMLInputElement} */ (this.root.querySelector('[name="hand-name"]')).value.trim();
  }

  #named() {
    part(this.root, "name-long").textContent = this.#name === this.#written ? "" : say("hand-in.name-long", { n: MOST.label });
    this.#showPaper();
  }

  /** @param {HTMLElement | null} control */
  #do(control) {
    if (!control) return;
    /** @type {Record<string, () => void>} */
    const acts = {
      print: () => print(),
      save: () => this.#save(),
      clear: () => this.#tickAll(false),
      sheet: () => this.#tickAll(true, control.closest("details")),
    };
    acts[String(control.dataset.do)]?.();
  }

  /** @param {boolean} ticked @param {ParentNode | null} [within] */
  #tickAll(ticked, within) {
    for (const box of inputsIn(within ?? part(this.root, "list"), "input[type=checkbox]")) {
      box.checked = ticked;
      this.#ticked[ticked ? "add" : "delete"](box.value);
    }
    this.#showPaper();
  }

  #save() {
    const about = {
      course: readSite().course,
      from: sender(),
      negotiation: workbook.negotiation,
      made: new Date().toISOString(),
      name: this.#name,
    };
    const file = fileNameFor(this.#name, say("hand-in.file"));
    saveFile(file, `${JSON.stringify(handInOf(about, this.#chosen), null, 1)}\n`, "application/json");
    part(this.root, "said").textContent = say("hand-in.saved", { file });
  }
}

/** @param {ParentNode} root @param {string} selector @returns {NodeListOf<HTMLInputElement>} */
const inputsIn = (root, selector) => root.querySelectorAll(selector);

/** It keeps no secret, so that any chance is good enough. @param {number} count */
function randomBytes(count) {
  try {
    return crypto.getRandomValues(new Uint8Array(count));
  } catch {
    return Uint8Array.from({ length: count }, () => Math.random() * 256);
  }
}

/**
 * A random word, the same for every file of this browser: so a newer file can stand for an older one.
 * @returns {string}
 */
function sender() {
  const key = workbook.store.prefix + FROM;
  const known = workbook.store.get(key)?.value;
  if (typeof known === "string" && /^[a-z0-9]{1,40}$/.test(known)) return known;
  const word = Array.from(randomBytes(8), (n) => n.toString(36).padStart(2, "0")).join("");
  workbook.store.put(key, { value: word });
  return word;
}

/** Starts the hand-in pages that stand in the document. */
export function start() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-hand-in]")))
    new Page(root).start().catch((problem) => console.error(problem));
}
