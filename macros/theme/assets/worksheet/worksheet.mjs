/**
 * A worksheet on a page: it shows what is stored, and saves what the learner does. The controls
 * are the state; everything else on the page follows from the store and is drawn from it.
 */
import { announce } from "../core/announce.mjs";
import { showPrevious, showReplies } from "./around.mjs";
import { Autosave } from "./autosave.mjs";
import { showBar } from "./bar.mjs";
import { holds } from "../responses/conditions.mjs";
import { Contest } from "./edit-conflict.mjs";
import { sparing, typing } from "./controls.mjs";
import { button, make, note, part } from "../core/dom.mjs";
import { Editing } from "./editing.mjs";
import { offerExit } from "./exit.mjs";
import { fieldModules } from "./field-modules.mjs";
import { printAll } from "./print.mjs";
import { empty } from "../core/values.mjs";
import { unshownOf } from "./codecs.mjs";
import { onReturn } from "../core/returning.mjs";
import { growBoxes, showEarlier, showResults, showTrouble } from "./lazy.mjs";
import { keepShortcutsOut } from "../core/shortcuts.mjs";
import { partOf, partsOf, slotOf, slotsOf } from "./slots.mjs";
import { Status } from "./status.mjs";
import { say } from "../core/strings.mjs";
import { lastUsed } from "../responses/takes.mjs";

const SOON = 100;

/** What nobody needs before clicking. */
const undo = () => import("./undo.mjs");

export class Worksheet {
  #timer;
  #opened = new Set();
  #contest = new Contest(this);
  /** By field: the part of a response that no control can show, kept when the field is saved. */
  unshown = {};
  autosave = new Autosave(this);
  #editing = new Editing(this);

  /**
   * @param {HTMLFormElement} form
   * @param {object} spec whose parts are loaded
   * @param {import("../responses/workbook-data.mjs").WorkbookData} workbook
   */
  constructor(form, spec, workbook) {
    this.form = form;
    this.workbook = workbook;
    this.spec = spec;
    this.responses = this.#ofNow();
    this.fields = partsOf(form, spec);
    this.status = new Status(form, workbook);
  }

  start() {
    this.#editing.saveEarly();
    this.render();
    this.#offerToClear();
    this.#listen();
    onReturn(() => this.#returned());
    fieldModules.entries?.watchEntries(this.form, (control) => this.#limits(control));
    keepShortcutsOut(this.form);
    printAll(this.form);
    offerExit(this.form);
    for (const replies of this.form.querySelectorAll("[data-part=replies]")) replies.setAttribute("aria-live", "polite");
  }

  /** Turns to another take. */
  open(take) {
    this.#turnTo(this.responses.at(take));
  }

  /**
   * Shows everything as it is stored.
   * @param {boolean} [returned] the page has just come back: a box that is empty was emptied by the browser
   */
  render(returned = false) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const one of this.fields) this.#show(one, returned);
    for (const show of [showBar, showEarlier, showResults, growBoxes]) show(this).catch((problem) => console.error(problem));
  }

  /** Says a sentence at the foot; a button beside it gets the focus, and says it itself. */
  say(key, ...buttons) {
    note(part(this.form, "foot"), "ws-said", say(key), " ", ...buttons);
    if (!buttons.length) announce(say(key));
  }

  /** `{value, field}` of a reference, as seen from this worksheet and take. */
  look(reference) {
    return this.workbook.look(reference, this.spec, this.responses.take);
  }

  /** The responses in the current negotiation, in the take that was used last. */
  #ofNow() {
    const first = this.workbook.responses(this.spec);
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

  #show(one, returned) {
    const { field, element, codec } = one;
    if (field.show_when) element.hidden = !holds(field.show_when, (reference) => this.look(reference));
    if (!codec) return;
    if (this.responses.isLong(field)) return this.#showAround(one, undefined);
    const { value } = this.workbook.effective(this.responses, field, this.spec);
    this.rows(one, "shape", { value });
    const typed = this.#contest.spares(element);
    const control = returned && !typed?.value ? null : typed;
    const wanted = sparing(control, () => codec.write(element, value, field));
    if (control) this.#contest.offer(control, slotOf(this.fields, control), wanted);
    else this.keepUnshown(one, value);
    this.#showAround(one, value);
  }

  /** Makes the elements of a field's rows ("shape"), or takes over those that the page came with ("adopt"). */
  rows({ field, element }, how, { value } = this.workbook.effective(this.responses, field, this.spec)) {
    fieldModules[field.kind]?.[how]?.(element, field, value, (reference) => this.look(reference), () => this.responses.rowIds(field));
  }

  /** Remembers what is stored of a field and its controls do not show. */
  keepUnshown(one, value = this.responses.value(one.field)) {
    this.unshown[one.field.id] = this.responses.touched(one.field) ? unshownOf(one, value) : undefined;
  }

  #showAround(one, value) {
    const { field, element, codec } = one;
    const shown = codec.read(element, field);
    fieldModules[field.kind]?.showLeft?.(element, field, shown);
    fieldModules.entries?.showEntries(element, (control) => this.#limits(control));
    showReplies(element, shown);
    if (field.take_from) fieldModules.sources.showSource(this, one, value);
    for (const slot of slotsOf(one)) showPrevious(this, slot);
    fieldModules[field.kind]?.showRemoved?.(this, one);
    showTrouble(element, () => this.responses.trouble(field));
    if (!empty(this.responses.value(field))) this.#unfold(element.closest("details"));
  }

  /** What counts in a box for a number or a day. */
  #limits(control) {
    return fieldModules.entries.limitsOf(partOf(this.fields, control).field, control);
  }

  #unfold(details) {
    if (!details || this.#opened.has(details)) return;
    this.#opened.add(details);
    details.open = true;
  }

  #offerToClear() {
    const clear = button(say("clear"), async () => (await undo()).clearAll(this));
    clear.dataset.part = "clear";
    part(this.form, "foot").append(make("p", { className: "ws-actions" }, clear));
  }

  // Doing ---------------------------------------------------------------------------------------

  #listen() {
    const { form, workbook } = this;
    this.#editing.listen();
    form.addEventListener("focusout", ({ target }) => this.#contest.left(slotOf(this.fields, target)?.box));
    form.addEventListener("click", ({ target }) => this.#clicked(target));
    form.addEventListener("submit", (event) => event.preventDefault());
    workbook.store.onChange((key, record, where) => this.soon(where === "here" ? SOON : 0));
    workbook.store.onState((state) => this.#stateIs(state));
    if (this.spec.scope !== "learner") workbook.onTurn(() => this.#turnTo(this.#ofNow()));
  }

  /** What the controls said is stored; what they say now may be the browser's doing. */
  #returned() {
    this.autosave.arriveAnew();
    this.render(true);
  }

  async #clicked(target) {
    const { element, field } = partOf(this.fields, target) ?? {};
    if (target.closest("[data-part=add]")) fieldModules.rows.addRow(element, field, this.responses.rowIds(field));
    if (target.closest("[data-part=remove]")) (await undo()).removeRow(this, slotOf(this.fields, target));
  }

  /** Draws everything anew after `delay` milliseconds. @param {number} delay */
  soon(delay) {
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
}
