/**
 * A worksheet on a page: it shows what is stored, and saves what the learner does. The controls
 * are the state; everything else on the page follows from the store and is drawn from it.
 */
import { showPrevious, showReplies, showTaken, showTrouble } from "./around.mjs";
import { Autosave } from "./autosave.mjs";
import { showBar } from "./bar.mjs";
import { holds } from "./conditions.mjs";
import { Contest } from "./contest.mjs";
import { isTyped, sparing, typing } from "./controls.mjs";
import { note, part } from "./dom.mjs";
import { offerExit } from "./exit.mjs";
import { kinds } from "./fields/kinds.mjs";
import { keptEntries, showKept } from "./kept.mjs";
import { followed } from "./prefill.mjs";
import { printAll } from "./print.mjs";
import { empty } from "./records.mjs";
import { codecs, unshown } from "./responses.mjs";
import { keepShortcutsOut } from "./shortcuts.mjs";
import { Status } from "./status.mjs";
import { say } from "./strings.mjs";
import { lastUsed } from "./takes.mjs";
import { addClear, removeRow } from "./undo.mjs";

const SOON = 100;

/** Kinds whose elements follow other rows: how each is made ready for its value. */
const SHAPES = {
  rows: (element, field, value, follow) => kinds.rows.showRows(element, field, value, follow),
  points: (element, field, value, follow) => kinds.points.showPoints(element, follow),
  ranking: (element, field, value, follow) => kinds.ranking.showRanking(element, follow),
};

export class Worksheet {
  #timer;
  #opened = new Set();
  #contest = new Contest(this);
  /** By field: the part of a response that no control can show, kept when the field is saved. */
  unshown = {};
  autosave = new Autosave(this);

  /**
   * @param {HTMLFormElement} form
   * @param {import("./library.mjs").Library} library
   */
  constructor(form, library) {
    this.form = form;
    this.library = library;
    this.spec = JSON.parse(part(form, "spec").textContent);
    this.responses = this.#ofNow();
    this.fields = this.spec.fields.map((field) => this.#find(field)).filter(Boolean);
    this.status = new Status(form, library);
  }

  start() {
    this.#saveEarly();
    this.render();
    addClear(this);
    this.#listen();
    keepShortcutsOut(this.form);
    printAll(this.form);
    offerExit(this.form);
    for (const replies of this.form.querySelectorAll("[data-part=replies]")) replies.setAttribute("aria-live", "polite");
  }

  /** Turns to another take. */
  open(take) {
    this.#turnTo(this.responses.at(take));
  }

  /** Shows everything as it is stored. */
  render() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const one of this.fields) this.#show(one);
    showBar(this);
    const listed = this.fields.map(({ field }) => field).filter((field) => !field.rows_from && field.type !== "points");
    showKept(this.form, keptEntries(this.responses, listed, this.unshown));
    this.#showResults().catch((problem) => console.error(problem));
  }

  /** Scores and insights have modules of their own, for worksheets with some. */
  async #showResults() {
    const { scoring, fields } = this.spec;
    if (!scoring && !fields.some(({ kind }) => kind === "insight")) return;
    const { showResults } = await import("./scores.mjs");
    await showResults(this);
  }

  /** Says a sentence at the foot, politely. */
  say(key, ...more) {
    note(part(this.form, "foot"), "ws-said", say(key), " ", ...more).setAttribute("role", "status");
  }

  /** `{value, field}` of a reference, as seen from this worksheet and take. */
  look(reference) {
    return this.library.look(reference, this.spec, this.responses.take);
  }

  /** `{slot, value}` of every record of this take. */
  records() {
    return this.fields.filter(({ codec }) => codec).flatMap((one) => {
      const rows = one.field.type === "rows" ? this.responses.rowIds(one.field) : [undefined];
      return rows.map((row) => ({ slot: { ...one, row }, value: this.responses.record(one.field, row)?.value }));
    });
  }

  /** The responses in the current negotiation, in the take that was used last. */
  #ofNow() {
    const first = this.library.responses(this.spec);
    return first.at(lastUsed(this.spec.repeat, first.takes()));
  }

  /** What could be undone belongs to the responses that were on show before. */
  #turnTo(responses) {
    for (const note of this.form.querySelectorAll(".ws-undo, .ws-said")) note.remove();
    // Not every browser moves the focus on a click; a field that has it would keep its text.
    if (typing(this.form)) document.activeElement.blur();
    this.responses = responses;
    this.unshown = {};
    this.render();
  }

  // Showing -------------------------------------------------------------------------------------

  #find(field) {
    const element = [...this.form.querySelectorAll("[data-field]")].find((one) => one.dataset.field === field.id);
    return element && { field, element, codec: codecs[field.type] };
  }

  #show(one) {
    const { field, element, codec } = one;
    if (field.show_when) element.hidden = !holds(field.show_when, (reference) => this.look(reference).value);
    if (!codec) return;
    const { value } = this.library.effective(this.responses, field, this.spec);
    const follow = field.rows_from && followed(field.rows_from, (reference) => this.look(reference));
    SHAPES[field.kind]?.(element, field, value, follow);
    if (follow) note(element, "ws-empty", ...(follow.length ? [] : [say("follow-none")]));
    const control = this.#contest.spares(element);
    const wanted = sparing(control, () => codec.write(element, value, field));
    if (control) this.#contest.offer(control, this.#slotOf(control), wanted);
    else this.#rememberUnshown(one, value);
    this.#showAround(one, value);
  }

  #rememberUnshown({ field, element, codec }, value) {
    const shown = codec.read(element, field);
    const row = ({ id, ...columns }) => [id, unshown(columns, shown?.find((one) => one.id === id))];
    const rows = field.type === "rows" && (value ?? []).map(row).filter(([, rest]) => rest !== undefined);
    const gone = rows ? (rows.length ? Object.fromEntries(rows) : undefined) : unshown(value, shown);
    this.unshown[field.id] = this.responses.touched(field) ? gone : undefined;
  }

  #showAround(one, value) {
    const { field, element, codec } = one;
    const shown = codec.read(element, field);
    if (field.type === "points") kinds.points.showLeft(element, field, shown);
    showReplies(element, shown);
    showTaken(this, one, value);
    for (const slot of this.#slots(one)) showPrevious(this, slot);
    showTrouble(element, this.responses.trouble(field));
    if (!empty(this.responses.value(field))) this.#unfold(element.closest("details"));
  }

  #unfold(details) {
    if (!details || this.#opened.has(details)) return;
    this.#opened.add(details);
    details.open = true;
  }

  // Doing ---------------------------------------------------------------------------------------

  #listen() {
    const { form, library } = this;
    for (const type of ["input", "change"]) form.addEventListener(type, (event) => this.#edited(event));
    form.addEventListener("focusin", ({ target }) => this.autosave.arrive(this.#slotOf(target)));
    form.addEventListener("focusout", ({ target }) => this.#contest.left(this.#slotOf(target)?.box));
    form.addEventListener("click", ({ target }) => this.#clicked(target));
    form.addEventListener("submit", (event) => event.preventDefault());
    library.store.onChange((key, record, where) => this.#soon(where === "here" ? SOON : 0));
    library.store.onState((state) => this.#stateIs(state));
    if (this.spec.scope !== "learner") library.onTurn(() => this.#turnTo(this.#ofNow()));
  }

  /** `change` of a typed text says nothing that `input` has not; it comes when the field is left. */
  #edited({ target, type }) {
    const slot = this.#slotOf(target);
    if (!slot?.codec || (type === "change" && isTyped(target))) return;
    this.autosave.save(slot);
    this.status.used = true;
    this.status.show(this.library.store.state);
    if (type === "change") this.#soon(0);
  }

  #clicked(target) {
    const one = this.#partOf(target);
    if (target.closest("[data-part=add]")) kinds.rows.addRow(one.element, one.field);
    if (target.closest("[data-part=remove]")) removeRow(this, this.#slotOf(target));
  }

  /** What was typed before this script ran is the learner's newest word. */
  #saveEarly() {
    const isFilled = (control) => (/radio|checkbox/.test(control.type) ? control.checked : control.value.trim());
    for (const one of this.fields.filter(({ codec }) => codec)) {
      for (const slot of this.#slots(one)) if ([...slot.box.querySelectorAll("[name]")].some(isFilled)) this.autosave.save(slot);
    }
  }

  #soon(delay) {
    if (delay === 0) clearTimeout(this.#timer);
    if (delay === 0 || this.#timer === undefined) this.#timer = setTimeout(() => this.render(), delay);
  }

  #stateIs(state) {
    this.status.used ||= this.responses.savedAt() > 0;
    this.status.show(state);
    if (state !== "durable") return;
    const detail = (field) => ({ bubbles: true, detail: { exercise: this.spec.id, field } });
    for (const field of this.autosave.changed) this.form.dispatchEvent(new CustomEvent("worksheet:saved", detail(field)));
    this.autosave.changed.clear();
  }

  // Finding -------------------------------------------------------------------------------------

  #partOf(target) {
    const element = target.closest?.("[data-field]");
    return this.fields.find((one) => one.element === element);
  }

  /** @returns {import("./autosave.mjs").Slot | undefined} the slot that holds an element */
  #slotOf(target) {
    const one = this.#partOf(target);
    const box = one?.field.type === "rows" ? target.closest("[data-row]") : one?.element;
    return box && { ...one, row: box === one.element ? undefined : box.dataset.row, box };
  }

  /** The slots of a field that are on show. */
  #slots(one) {
    const boxes = one.field.type === "rows" ? [...part(one.element, "rows").children] : [one.element];
    return boxes.map((box) => ({ ...one, row: box.dataset.row, box }));
  }
}
