/** The page where a learner puts together what to hand in. Nothing is ticked until the learner does. */
import { dateWords } from "../core/dates.mjs";
import { takeLabel } from "../worksheet/take-buttons.mjs";
import { saveFile } from "../core/file.mjs";
import { workbook } from "../worksheet/main.mjs";
import { Status } from "../worksheet/status.mjs";
import { onReturn, putBackOnReturn } from "../core/returning.mjs";
import { readSite, say } from "../core/strings.mjs";
import { choices } from "./choosing.mjs";
import { MOST, handInOf } from "./format.mjs";
import { paper } from "./paper.mjs";
import { linked, partsOf } from "./parts.mjs";

const SOON = 150;
const FROM = "_settings/hand-in";

class Page {
  #ticked = new Set();
  #parts = [];
  #timer;

  constructor(root) {
    this.root = root;
    this.sheets = linked(JSON.parse(this.#part("sheets-data").textContent));
    root.addEventListener("change", (event) => this.#changed(event.target));
    root.addEventListener("input", ({ target }) => target.name === "hand-name" && this.#named());
    root.addEventListener("click", ({ target }) => this.#do(target.closest("[data-do]")));
  }

  async start() {
    await workbook.store.ready;
    workbook.store.onChange(() => this.#soon());
    const status = new Status(this.root, workbook);
    workbook.store.onState((state) => status.show(state));
    workbook.onTurn(() => (this.#ticked.clear(), this.#show()));
    onReturn(() => (this.#draw(), this.#show()));
    putBackOnReturn(this.#part("choose"));
    this.#show();
    this.root.dataset.state = "ready";
  }

  #part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), SOON);
  }

  /** Draws the list anew where words changed; what is ticked stays ticked, what is open stays open. */
  #show() {
    const before = this.#sketch();
    this.#parts = partsOf(this.sheets, workbook, takeLabel);
    if (before !== this.#sketch() || !this.root.dataset.state) this.#draw();
    this.#part("empty").hidden = this.#parts.length > 0;
    this.#part("choose").hidden = !this.#parts.length;
    this.#showPaper();
  }

  #sketch() {
    return JSON.stringify(this.#parts.map(({ key, text, takeLabel: label }) => [key, text, label]));
  }

  #draw() {
    const list = this.#part("list");
    const open = new Set([...list.querySelectorAll("details[open] input")].map(({ value }) => value));
    list.replaceChildren(...choices(this.#parts, (key) => this.#ticked.has(key)));
    for (const sheet of list.querySelectorAll("details")) sheet.open = [...sheet.querySelectorAll("input")].some(({ value }) => open.has(value));
  }

  #changed(control) {
    if (control.type !== "checkbox") return;
    this.#ticked[control.checked ? "add" : "delete"](control.value);
    this.#showPaper();
  }

  get #chosen() {
    return this.#parts.filter(({ key }) => this.#ticked.has(key));
  }

  #showPaper() {
    const chosen = this.#chosen;
    const sheet = this.#part("paper");
    sheet.hidden = !chosen.length;
    sheet.replaceChildren(...paper(chosen, { course: this.root.dataset.course, name: this.#name, day: dateWords(new Date(), { dateStyle: "long" }) }));
    this.#part("count").textContent = chosen.length ? say("hand-in.count", { n: chosen.length }) : say("hand-in.none");
    for (const one of this.root.querySelectorAll('[data-do="print"], [data-do="save"], [data-do="clear"]')) one.disabled = !chosen.length;
  }

  get #name() {
    return this.#written.slice(0, MOST.label);
  }

  /** The name as somebody wrote it; a file takes no more than its beginning. */
  get #written() {
    return this.root.querySelector('[name="hand-name"]').value.trim();
  }

  #named() {
    this.#part("name-long").textContent = this.#name === this.#written ? "" : say("hand-in.name-long", { n: MOST.label });
    this.#showPaper();
  }

  #do(control) {
    const doing = { print: () => print(), save: () => this.#save(), clear: () => this.#tickAll(false), sheet: () => this.#tickAll(true, control.closest("details")) };
    if (control) doing[control.dataset.do]();
  }

  #tickAll(ticked, within = this.#part("list")) {
    for (const box of within.querySelectorAll("input[type=checkbox]")) {
      box.checked = ticked;
      this.#ticked[ticked ? "add" : "delete"](box.value);
    }
    this.#showPaper();
  }

  #save() {
    const about = { course: readSite().course, from: sender(), negotiation: workbook.negotiation, made: new Date().toISOString(), name: this.#name };
    saveFile(say("hand-in.file"), `${JSON.stringify(handInOf(about, this.#chosen), null, 1)}\n`, "application/json");
    this.#part("said").textContent = say("hand-in.saved", { file: say("hand-in.file") });
  }
}

/** It keeps no secret, so that any chance is good enough. */
function randomBytes(count) {
  try {
    return crypto.getRandomValues(new Uint8Array(count));
  } catch {
    return Uint8Array.from({ length: count }, () => Math.random() * 256);
  }
}

/** A random word, the same for every file of this browser: so a newer file can stand for an older one. */
function sender() {
  const key = workbook.store.prefix + FROM;
  const known = workbook.store.get(key)?.value;
  if (typeof known === "string" && /^[a-z0-9]{1,40}$/.test(known)) return known;
  const made = Array.from(randomBytes(8), (n) => n.toString(36).padStart(2, "0")).join("");
  workbook.store.put(key, { value: made });
  return made;
}

/** Starts the hand-in pages that stand in the document. */
export function start() {
  for (const root of document.querySelectorAll("[data-hand-in]")) new Page(root).start().catch((problem) => console.error(problem));
}
