/**
 * The page on which a case ends: the agreement, its code, the guess, and the result, which waits for
 * the code from the other device. The controls are the state; the rest is drawn from them.
 */
import { announce } from "../core/announce.mjs";
import { onReturn } from "../core/returning.mjs";
import { filledEarly } from "../worksheet/slots.mjs";
import { Status } from "../worksheet/status.mjs";
import { keepShortcutsOut } from "../core/shortcuts.mjs";
import { watchEntries } from "../worksheet/fields/entries.mjs";
import { sayFormatted } from "../scoring/phrases.mjs";
import { dataIn, part } from "../core/dom.mjs";
import { handOver } from "./debrief.mjs";
import { drawEnding } from "./draw-ending.mjs";
import { readForm, writeForm } from "./end-form.mjs";
import { codeOf, compare, guesses, missing, SHARE } from "./ending.mjs";
import { drawResult } from "./show-result.mjs";

/**
 * @typedef {import("./ending.mjs").Ending} Ending
 * @typedef {import("./ending.mjs").EndingCase} EndingCase
 * @typedef {import("./ending.mjs").Guesses} Guesses
 */

export class CaseEnd {
  /** @param {HTMLFormElement} form @param {import("../responses/workbook-data.mjs").WorkbookData} workbook */
  constructor(form, workbook) {
    this.form = form;
    this.workbook = workbook;
    /** @type {EndingCase} */
    this.data = dataIn(form, "data");
    const { prefix } = workbook.store;
    this.status = new Status(form, workbook);
    this.key = `${prefix}_practice/case/${this.data.id}${this.data.walkAway ? "/2" : ""}`;
  }

  start() {
    this.#restoreBesideEarly();
    this.workbook.store.ready.then(() => this.#takeRole());
    for (const name of ["compare", "one-device", "again"]) part(this.form, name).hidden = false;
    // First, so that what cannot be counted is told aloud: drawing shows it without a word.
    watchEntries(this.form, () => SHARE);
    this.form.addEventListener("input", ({ target }) => this.#edited(/** @type {HTMLInputElement} */ (target)));
    this.form.addEventListener("change", ({ target }) => this.#edited(/** @type {HTMLInputElement} */ (target)));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && /** @type {HTMLInputElement} */ (event.target).name === "other") this.#compare();
    });
    this.#onClick({
      compare: () => this.#compare(),
      "one-device": () => this.#openHere(),
      again: () => this.#again(),
      debrief: () => this.#toDebrief(),
    });
    addEventListener("hashchange", () => this.#takeRole());
    this.workbook.store.onChange((/** @type {string} */ key, /** @type {unknown} */ _record, /** @type {"here" | "elsewhere"} */ where) => {
      if (key === this.key && where === "elsewhere") this.#restore();
    });
    this.workbook.store.onState((/** @type {string} */ state) => this.#status(state));
    onReturn(() => this.#restore());
    keepShortcutsOut(this.form);
  }

  /** What is kept, or nothing yet. @returns {import("./ending.mjs").Ending} */
  get saved() {
    return this.workbook.store.get(this.key)?.value ?? {};
  }

  /** What was entered before this script ran joins what is kept. */
  #restoreBesideEarly() {
    const early = /** @type {HTMLInputElement[]} */ (filledEarly(this.form)).map((control) => ({
      control,
      value: control.value,
      checked: control.checked,
    }));
    this.#restore();
    for (const { control, value, checked } of early) Object.assign(control, { value, checked });
    if (early.length) this.#edited();
  }

  #restore() {
    const saved = this.saved;
    writeForm(this.form, saved);
    drawEnding(this.form, this.data);
    if (saved.opened && codeOf(readForm(this.form), this.data)) this.#open(this.#guesses(readForm(this.form)));
    else this.#close();
  }

  /** A card's link says which role was played: `#a` or `#b`. */
  #takeRole() {
    const role = location.hash.slice(1);
    const boxes = /** @type {HTMLInputElement[]} */ ([...this.form.querySelectorAll('[name="role"]')]);
    const box = boxes.find(({ value }) => value === role);
    if (!box || box.checked) return;
    box.checked = true;
    this.#edited();
  }

  /** @param {Record<string, () => void>} acts */
  #onClick(acts) {
    for (const [name, act] of Object.entries(acts)) part(this.form, name).addEventListener("click", act);
  }

  /**
   * An agreement that changes closes the result again; a guess that changes does not.
   * @param {HTMLInputElement} [target] what was edited: all else says what is kept, whatever the browser did to it
   */
  #edited(target) {
    if (target) writeForm(this.form, this.saved, target);
    const [before, now] = [this.saved, readForm(this.form)];
    const code = codeOf(now, this.data, { guess: null });
    const still = before.opened && code && code === codeOf(before, this.data, { guess: null });
    this.#keep({ ...now, opened: still || undefined });
    drawEnding(this.form, this.data);
    if (still) this.#open(this.#guesses(now));
    else this.#close();
  }

  /** @param {Ending} ending */
  #guesses(ending) {
    const comparison = compare(ending, this.data);
    return "guesses" in comparison ? comparison.guesses : guesses(ending, this.data);
  }

  /** @param {Ending} ending */
  #keep(ending) {
    this.workbook.store.put(this.key, { value: JSON.parse(JSON.stringify(ending)) });
  }

  /** @param {string} state */
  #status(state) {
    this.status.used ||= Boolean(this.workbook.store.get(this.key));
    this.status.show(state);
  }

  /** @param {string} key @param {Parameters<typeof sayFormatted>[1]} [values] */
  #say(key, values) {
    const sentence = sayFormatted(`practice.${key}`, values);
    part(this.form, "said").textContent = sentence;
    announce(sentence);
  }

  #compare() {
    this.#openFor(readForm(this.form), "opened");
  }

  #openHere() {
    const ending = { ...readForm(this.form), other: codeOf(readForm(this.form), this.data, { guess: null }) };
    this.#openFor(ending, "shared-device");
  }

  /** @param {Ending} ending @param {string} message */
  #openFor(ending, message) {
    const outcome = compare(ending, this.data);
    if ("say" in outcome) return this.#refuse(outcome);
    this.#keep({ ...readForm(this.form), opened: true });
    this.#say(message);
    this.#open(outcome.guesses, true);
  }

  /** @param {{say: string, values?: Parameters<typeof sayFormatted>[1]}} outcome */
  #refuse({ say: key, values }) {
    const ending = readForm(this.form);
    const open = missing(ending, this.data);
    if (key === "first" && ending.ended === "deal") this.#say("missing", { n: open.length, issues: open.map(({ title }) => title) });
    else this.#say(key, values);
    this.#close();
  }

  /** @param {Guesses} guessed @param {boolean} [arrive] */
  #open(guessed, arrive = false) {
    const ending = readForm(this.form);
    const box = part(this.form, "result");
    box.hidden = false;
    part(box, "debrief").hidden = !this.data.debrief;
    drawResult(part(box, "insight"), this.form.id, this.data, { ending, code: codeOf(ending, this.data) ?? "", guesses: guessed });
    if (arrive) box.focus();
    if (arrive) handOver(this.workbook, this.data, ending, { onlyIfFree: true });
  }

  #close() {
    part(this.form, "result").hidden = true;
  }

  #toDebrief() {
    handOver(this.workbook, this.data, readForm(this.form));
    this.workbook.store.flush();
    if (this.data.debrief) location.assign(this.data.debrief.url);
  }

  #again() {
    this.workbook.store.put(this.key, { value: null });
    this.#restore();
    this.#say("again");
    /** @type {HTMLInputElement} */ (this.form.querySelector("[name=role]")).focus();
  }
}
