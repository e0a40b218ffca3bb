/**
 * A worksheet on a page: it shows what is stored, and saves what the learner does. The controls
 * are the state; everything else on the page follows from the store and is drawn from it.
 */
import { announce } from "../core/announce.mjs";
import { Autosave } from "./autosave.mjs";
import { showBar } from "./bar.mjs";
import { EditConflict } from "./edit-conflict.mjs";
import { typing } from "./controls.mjs";
import { note, part } from "../core/dom.mjs";
import { Editing } from "./editing.mjs";
import { offerExit } from "./exit.mjs";
import { loadedExtras } from "./loaded-modules.mjs";
import { printAll } from "./print.mjs";
import { Redraw } from "../core/redraw.mjs";
import { onReturn } from "../core/returning.mjs";
import { growBoxes, showEarlier, showMenu, showProgress, showResults, showSteps } from "./lazy.mjs";
import { keepShortcutsOut } from "../core/shortcuts.mjs";
import { showField } from "./show-field.mjs";
import { fieldAt, formFields, slotAt } from "./slots.mjs";
import { Status } from "./status.mjs";
import { say } from "../core/strings.mjs";
import { lastUsed } from "../responses/takes.mjs";

const SOON = 100;

/**
 * @typedef {import("../responses/spec.mjs").Field} Field
 * @typedef {import("./slots.mjs").FormField} FormField
 */

export class Worksheet {
  redraw = new Redraw(() => this.render());
  #opened = new Set();
  /** The id of the field where the focus was last. @type {string | undefined} */
  lastField;
  conflict = new EditConflict(this);
  /** By field: the part of a response that no control can show, kept when the field is saved. */
  unshown = /** @type {Record<string, any>} */ ({});
  autosave = new Autosave(this);
  #editing = new Editing(this);

  /**
   * @param {HTMLFormElement} form
   * @param {any} spec whose modules are loaded
   * @param {import("../responses/workbook-data.mjs").WorkbookData} workbook
   */
  constructor(form, spec, workbook) {
    this.form = form;
    this.workbook = workbook;
    this.spec = spec;
    this.responses = this.#ofNow();
    this.fields = formFields(form, spec);
    this.status = new Status(form, workbook);
  }

  start() {
    this.#editing.saveEarly();
    this.render();
    this.#listen();
    onReturn(() => this.#returned());
    for (const extra of loadedExtras()) extra.watch?.(this);
    keepShortcutsOut(this.form);
    printAll(this.form);
    offerExit(this.form);
    for (const replies of this.form.querySelectorAll("[data-part=replies]")) replies.setAttribute("aria-live", "polite");
  }

  /** Turns to another take. @param {string} take */
  open(take) {
    this.#turnTo(this.responses.at(take));
  }

  /**
   * Shows everything as it is stored.
   * @param {boolean} [isBack] the page has just come back: a box that is empty was emptied by the browser
   */
  render(isBack = false) {
    for (const formField of this.fields) showField(this, formField, isBack);
    for (const show of [showBar, showMenu, showProgress, showSteps, showEarlier, showResults, growBoxes])
      show(this).catch((problem) => console.error(problem));
  }

  /** Says a sentence at the foot, and what comes behind it; a button there gets the focus, and says it itself. @param {string} key @param {...(HTMLElement | string)} more */
  say(key, ...more) {
    note(part(this.form, "foot"), "ws-said", say(key), " ", ...more);
    if (more.every((piece) => typeof piece === "string")) announce([say(key), ...more].join(" "));
  }

  /**
   * Does what needs a module that is fetched only now; says so where it does not come.
   * @template {object} Module
   * @param {Promise<Module>} module
   * @param {(module: Module) => unknown} act
   */
  async withModule(module, act) {
    const come = await module.catch(() => undefined);
    if (come) act(come);
    else this.say("not-loaded");
  }

  /** `{value, field}` of a reference, as seen from this worksheet and take. @param {string} reference */
  look(reference) {
    return this.workbook.look(reference, this.spec, this.responses.take);
  }

  /** The learner's response to a field, or what it takes from elsewhere. @param {Field} field */
  responseTo(field) {
    return this.workbook.effective(this.responses, field, this.spec).value;
  }

  /** The responses in the current negotiation, in the take that was used last. */
  #ofNow() {
    const first = this.workbook.responses(this.spec);
    return first.at(lastUsed(this.spec.repeat, first.takes()));
  }

  /** What could be undone belongs to the responses that were on show before. @param {import("../responses/responses.mjs").Responses} responses */
  #turnTo(responses) {
    for (const note of this.form.querySelectorAll(".ws-undo, .ws-said")) note.remove();
    // Not every browser moves the focus on a click; a field that has it would keep its text.
    typing(this.form)?.blur();
    this.responses = responses;
    this.unshown = {};
    this.render();
  }

  /** Makes the elements of a field's rows ("shape"), or takes over those that the page came with ("adopt"). @param {FormField} formField @param {"shape" | "adopt"} how @param {any} value the response */
  shape({ field, element, kind }, how, value) {
    kind[how](
      element,
      field,
      value,
      (/** @type {string} */ reference) => this.look(reference),
      () => this.responses.rowIds(field),
    );
  }

  /** Remembers what is stored of a field and its controls do not show. @param {FormField} formField @param {any} [value] */
  keepUnshown({ field, element, kind }, value = this.responses.value(field)) {
    this.unshown[field.id] = this.responses.touched(field) ? kind.unshown(value, kind.read(element, field)) : undefined;
  }

  /** Opens the fold that a field with a response stands in, once. @param {HTMLDetailsElement | null} details */
  unfold(details) {
    if (!details || this.#opened.has(details)) return;
    this.#opened.add(details);
    details.open = true;
  }

  // Doing ---------------------------------------------------------------------------------------

  #listen() {
    const { form, workbook } = this;
    this.#editing.listen();
    form.addEventListener(
      "focusin",
      ({ target }) => (this.lastField = fieldAt(this.fields, /** @type {Element} */ (target))?.field.id ?? this.lastField),
    );
    form.addEventListener("focusout", ({ target }) => this.conflict.onBlur(slotAt(this.fields, /** @type {Element} */ (target))?.box));
    form.addEventListener("click", ({ target }) => this.#clicked(target));
    addEventListener("hashchange", () => showSteps(this));
    form.querySelector(".ws-menu")?.addEventListener("toggle", () => showMenu(this));
    form.addEventListener("submit", (event) => event.preventDefault());
    workbook.store.onChange((/** @type {string} */ _key, /** @type {any} */ _record, /** @type {string} */ where) =>
      this.redraw.soon(where === "here" ? SOON : 0),
    );
    workbook.store.onState((/** @type {string} */ state) => this.#stateIs(state));
    if (this.spec.scope !== "learner") workbook.onTurn(() => this.#turnTo(this.#ofNow()));
  }

  /** What the controls said is stored; what they say now may be the browser's doing. */
  #returned() {
    this.autosave.arriveAnew();
    this.render(true);
  }

  /** @param {any} target */
  #clicked(target) {
    if (target.matches("[data-part=steps]")) this.withModule(import("./steps.mjs"), ({ beginSteps }) => beginSteps(this));
    const formField = fieldAt(this.fields, target);
    formField?.kind.clicked(this, formField, target);
  }

  /** @param {string} state */
  #stateIs(state) {
    this.status.used ||= this.responses.savedAt() > 0;
    this.status.show(state);
    if (state !== "durable") return;
    /** @param {string} field */
    const detail = (field) => ({ bubbles: true, detail: { exercise: this.spec.id, field } });
    for (const field of this.autosave.changed) this.form.dispatchEvent(new CustomEvent("worksheet:saved", detail(field)));
    this.autosave.changed.clear();
  }
}
