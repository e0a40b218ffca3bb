/**
 * A worksheet on a page: it shows what is stored, and saves what the learner does. The controls
 * are the state; everything else on the page follows from the store and is drawn from it.
 */
import { Autosave } from "./autosave.mjs";
import { showBar, takeLabel } from "./bar.mjs";
import { holds } from "./conditions.mjs";
import { sparing, typing } from "./controls.mjs";
import { button, make, note, part } from "./dom.mjs";
import { offerExit } from "./exit.mjs";
import { addRow, showRows } from "./fields/rows.mjs";
import { showLeft, showPoints } from "./fields/points.mjs";
import { showRanking } from "./fields/ranking.mjs";
import { keptEntries, showKept } from "./kept.mjs";
import { followed } from "./prefill.mjs";
import { printAll } from "./print.mjs";
import { empty, fingerprint, same } from "./records.mjs";
import { codecs, unshown } from "./responses.mjs";
import { keepShortcutsOut } from "./shortcuts.mjs";
import { showSource, sourceState } from "./sources.mjs";
import { Status } from "./status.mjs";
import { say } from "./strings.mjs";
import { lastUsed, takeIds } from "./takes.mjs";

const SOON = 100;

/** Kinds whose elements follow other rows: how each is made ready for its value. */
const SHAPES = {
  rows: (element, field, value, follow) => showRows(element, field, value, follow),
  points: (element, field, value, follow) => showPoints(element, follow),
  ranking: (element, field, value, follow) => showRanking(element, follow),
};

export class Worksheet {
  #timer;
  #opened = new Set();
  /** By field: the part of a response that no control can show, kept when the field is saved. */
  unshown = {};

  /**
   * @param {HTMLFormElement} form
   * @param {import("./library.mjs").Library} library
   */
  constructor(form, library) {
    this.form = form;
    this.library = library;
    this.spec = JSON.parse(part(form, "spec").textContent);
    const first = library.responses(this.spec);
    this.responses = first.at(lastUsed(this.spec.repeat, first.takes()));
    this.fields = this.spec.fields.map((field) => this.#find(field)).filter(Boolean);
    this.autosave = new Autosave(this);
    this.status = new Status(form, library.store);
  }

  start() {
    this.#saveEarly();
    this.render();
    this.#addClear();
    this.#listen();
    keepShortcutsOut(this.form);
    printAll(this.form);
    offerExit(this.form);
    for (const replies of this.form.querySelectorAll("[data-part=replies]")) replies.setAttribute("aria-live", "polite");
  }

  /** Turns to another take. */
  open(take) {
    this.responses = this.responses.at(take);
    this.unshown = {};
    this.render();
  }

  /** Shows everything as it is stored. */
  render() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const one of this.fields) this.#show(one);
    showBar(this);
    const listed = this.fields.map(({ field }) => field).filter((field) => !field.rows_from && field.type !== "points");
    showKept(this.form, keptEntries(this.responses, listed, this.unshown));
    this.#score().catch((problem) => console.error(problem));
  }

  /** Says a sentence at the foot, politely. */
  say(key, ...more) {
    const line = note(part(this.form, "foot"), "ws-said", say(key), " ", ...more);
    line.setAttribute("role", "status");
    return line;
  }

  // Showing -------------------------------------------------------------------------------------

  #find(field) {
    const element = [...this.form.querySelectorAll("[data-field]")].find((one) => one.dataset.field === field.id);
    return element && { field, element, codec: codecs[field.type] };
  }

  #show(one) {
    const { field, element, codec } = one;
    if (field.show_when) element.hidden = !holds(field.show_when, (reference) => this.#look(reference).value);
    if (!codec) return;
    const { value } = this.library.effective(this.responses, field, this.spec);
    const follow = field.rows_from && followed(field.rows_from, (reference) => this.#look(reference));
    SHAPES[field.kind]?.(element, field, value, follow);
    if (follow) note(element, "ws-empty", ...(follow.length ? [] : [say("follow-none")]));
    const control = typing(element);
    const wanted = sparing(control, () => codec.write(element, value, field));
    this.#offerTheirs(one, control, wanted);
    this.#showAround(one, value);
  }

  #showAround(one, value) {
    const { field, element, codec } = one;
    const shown = codec.read(element, field);
    if (!typing(element)) this.#rememberUnshown(field, value, shown);
    if (field.type === "points") showLeft(element, field, shown);
    this.#showReplies(element, shown);
    this.#showSource(one, value);
    for (const slot of this.#slots(one)) this.#showPrevious(slot);
    const trouble = this.responses.trouble(field);
    note(element, "ws-trouble", ...(trouble ? [say(`trouble-${trouble}`)] : []));
    if (!empty(this.responses.value(field))) this.#unfold(element.closest("details"));
  }

  #rememberUnshown(field, value, shown) {
    const touched = this.responses.touched(field);
    const row = ({ id, ...columns }) => [id, unshown(columns, shown?.find((one) => one.id === id))];
    const rows = () => (value ?? []).map(row).filter(([, rest]) => rest !== undefined);
    const gone = field.type === "rows" ? (rows().length ? Object.fromEntries(rows()) : undefined) : unshown(value, shown);
    this.unshown[field.id] = touched ? gone : undefined;
  }

  #showReplies(element, shown) {
    const chosen = [shown ?? []].flat();
    for (const reply of element.querySelectorAll(".ws-feedback")) reply.hidden = !chosen.includes(reply.dataset.choice);
  }

  #showSource(one, value) {
    const { field, element } = one;
    if (!field.take_from) return;
    const offer = this.library.offered(this.responses, field, this.spec);
    const rows = this.responses.rowIds(field).map((id) => this.responses.record(field, id));
    const from = (field.type === "rows" ? rows.find((record) => record?.from) : this.responses.record(field))?.from;
    const state = sourceState({ touched: this.responses.touched(field), value, offer, from });
    showSource(element, this.spec, offer, state, { use: () => this.#useSource(one), keep: () => this.#keepMine(one) });
  }

  /** One click away: what was here before, where words were lost or a field was emptied. */
  #showPrevious(slot) {
    const { previous, value } = this.responses.record(slot.field, slot.row) ?? {};
    const wordy = ["text", "rows"].includes(slot.field.type) || empty(value);
    const shows = previous && wordy && !empty(previous.value) && !same(previous.value, value);
    const known = slot.box.querySelector(":scope > .ws-before");
    if (shows && known) return;
    const act = () => (this.autosave.bringBack(slot), this.render(), slot.box.querySelector("input, textarea, select")?.focus());
    note(slot.box, "ws-before", ...(shows ? [button(say("before"), act)] : []));
  }

  #unfold(details) {
    if (!details || this.#opened.has(details)) return;
    this.#opened.add(details);
    details.open = true;
  }

  /** Another tab wrote where somebody types here: both texts stay until one is chosen. */
  #offerTheirs(one, control, text) {
    for (const { box } of this.#slots(one)) if (text === undefined || !box.contains(control)) note(box, "ws-offer");
    if (text === undefined) return;
    const slot = this.#slotOf(control);
    this.autosave.replace(slot);
    const use = button(say("tab-use"), () => this.render());
    const keep = button(say("tab-keep"), () => (this.autosave.save(slot), this.render(), control.focus()));
    note(slot.box, "ws-offer", say("tab-newer"), " ", make("q", { textContent: text }), " ", use, keep).setAttribute("role", "status");
  }

  // Doing ---------------------------------------------------------------------------------------

  #listen() {
    const { form, library } = this;
    for (const type of ["input", "change"]) form.addEventListener(type, (event) => this.#edited(event));
    form.addEventListener("focusin", ({ target }) => this.autosave.arrive(this.#slotOf(target)));
    form.addEventListener("focusout", ({ target }) => this.#left(target));
    form.addEventListener("click", ({ target }) => this.#clicked(target));
    form.addEventListener("submit", (event) => event.preventDefault());
    library.store.onChange((key, record, where) => this.#soon(where === "here" ? SOON : 0));
    library.store.onState((state) => this.#stateIs(state));
  }

  #edited({ target, type }) {
    const slot = this.#slotOf(target);
    if (!slot?.codec) return;
    this.autosave.save(slot);
    this.status.used = true;
    this.status.show(this.library.store.state);
    if (type === "change") this.#soon(0);
  }

  #left(control) {
    const box = this.#slotOf(control)?.box;
    const waits = () => box?.querySelector(":scope > .ws-offer") && !box.contains(document.activeElement);
    if (box?.querySelector(":scope > .ws-offer")) setTimeout(() => waits() && this.render(), 2 * SOON);
  }

  #clicked(target) {
    const one = this.#partOf(target);
    if (target.closest("[data-part=add]")) addRow(one.element, one.field);
    if (target.closest("[data-part=remove]")) this.#removeRow(this.#slotOf(target));
  }

  #removeRow(slot) {
    const { field, element, box, row } = slot;
    const value = slot.codec.read(element, field)?.find(({ id }) => id === row);
    box.remove();
    if (value) {
      const { id, ...columns } = value;
      const offer = this.responses.touched(field) ? undefined : this.library.offered(this.responses, field, this.spec);
      const from = this.autosave.own(slot, offer);
      this.autosave.put(slot, null, from && { from });
      const undo = button(say("undo"), () => this.#undoRow(slot, columns));
      note(element, "ws-undo", say("row-removed"), " ", undo).setAttribute("role", "status");
      undo.focus();
    }
    this.render();
    if (!value) part(element, "add")?.focus();
  }

  #undoRow(slot, columns) {
    this.autosave.put(slot, columns);
    note(slot.element, "ws-undo");
    this.render();
    slot.element.querySelector(`[data-row="${slot.row}"] :is(input, textarea, select)`)?.focus();
  }

  #useSource(one) {
    const { value } = this.library.offered(this.responses, one.field, this.spec);
    const from = fingerprint(value);
    if (one.field.type !== "rows") this.autosave.put(one, value, { from });
    else for (const { id, ...columns } of value) this.autosave.put({ ...one, row: id }, columns, { from });
    this.render();
  }

  #keepMine(one) {
    const from = fingerprint(this.library.offered(this.responses, one.field, this.spec).value);
    const rows = one.field.type === "rows" ? this.responses.rowIds(one.field) : [undefined];
    for (const row of rows) this.autosave.put({ ...one, row }, this.responses.record(one.field, row).value, { from });
    this.render();
  }

  #addClear() {
    const clear = button(say("clear"), () => this.#clear());
    part(this.form, "foot").append(make("p", { className: "ws-actions" }, clear));
  }

  #clear() {
    const filled = this.fields.flatMap((one) => this.#recorded(one)).filter(({ value }) => !empty(value));
    for (const { slot } of filled) this.autosave.put(slot, null);
    const undo = button(say("undo"), () => {
      for (const { slot, value } of filled) this.autosave.put(slot, value);
      this.render();
      this.say("clear-undone");
    });
    this.render();
    if (!filled.length) return void this.say("clear-none");
    this.say("cleared", undo);
    undo.focus();
  }

  // Finding -------------------------------------------------------------------------------------

  #look(reference) {
    return this.library.look(reference, this.spec, this.responses.take);
  }

  #partOf(target) {
    const element = target.closest?.("[data-field]");
    return this.fields.find((one) => one.element === element);
  }

  /** @returns {import("./autosave.mjs").Slot | undefined} */
  #slotOf(target) {
    const one = this.#partOf(target);
    const row = one?.field.type === "rows" && target.closest("[data-row]");
    return one && row !== null ? { ...one, row: row ? row.dataset.row : undefined, box: row || one.element } : undefined;
  }

  /** The slots of a field that are on show. */
  #slots(one) {
    if (one.field.type !== "rows") return [{ ...one, box: one.element }];
    return [...part(one.element, "rows").children].map((box) => ({ ...one, row: box.dataset.row, box }));
  }

  /** `{slot, value}` of every record of a field. */
  #recorded(one) {
    if (!one.codec) return [];
    const rows = one.field.type === "rows" ? this.responses.rowIds(one.field) : [undefined];
    return rows.map((row) => ({ slot: { ...one, row }, value: this.responses.record(one.field, row)?.value }));
  }

  // Around --------------------------------------------------------------------------------------

  /** What was typed before this script ran is the learner's newest word. */
  #saveEarly() {
    const typed = this.fields.filter(({ field, element, codec }) => codec && !empty(codec.read(element, field)));
    for (const one of typed) {
      for (const slot of this.#slots(one)) if (this.#holdsWords(slot)) this.autosave.save(slot);
    }
  }

  #holdsWords({ field, box }) {
    const controls = [...box.querySelectorAll("[name]")];
    return controls.some((control) => control.checked || (!/radio|checkbox/.test(control.type) && control.value.trim()));
  }

  #soon(delay) {
    if (delay === 0) clearTimeout(this.#timer), (this.#timer = undefined);
    this.#timer ??= setTimeout(() => this.render(), delay);
  }

  #stateIs(state) {
    this.status.used ||= this.responses.savedAt() > 0;
    this.status.show(state);
    if (state !== "durable") return;
    const detail = (field) => ({ bubbles: true, detail: { exercise: this.spec.id, field } });
    for (const field of this.autosave.changed) this.form.dispatchEvent(new CustomEvent("worksheet:saved", detail(field)));
    this.autosave.changed.clear();
  }

  /** Responses by field, as others see them. */
  #responsesOf(responses) {
    const pairs = this.fields.filter(({ codec }) => codec).map(({ field }) => [field.id, this.library.effective(responses, field, this.spec).value]);
    return Object.fromEntries(pairs.filter(([, value]) => !empty(value)));
  }

  #takes() {
    const used = this.responses.takes();
    const all = takeIds(this.spec.repeat, used).filter((id) => used.includes(id)).map((id) => this.responses.at(id));
    const label = (one) => takeLabel(this.spec.repeat, one.take, one.started());
    return all.map((one) => ({ id: one.take, label: label(one), savedAt: one.savedAt(), responses: this.#responsesOf(one) }));
  }

  /** Scores and insights load only where a worksheet has them. */
  async #score() {
    const insights = this.spec.fields.some((field) => field.kind === "insight");
    if (!this.spec.scoring && !insights) return;
    const { showScores, showInsights } = await import("./show/index.mjs");
    const read = (reference) => this.#look(reference).value;
    const about = [this.form, this.spec, this.#responsesOf(this.responses), { read, take: this.responses.take, takes: this.#takes() }];
    if (this.spec.scoring) await showScores(...about);
    if (insights) await showInsights(...about);
  }
}
