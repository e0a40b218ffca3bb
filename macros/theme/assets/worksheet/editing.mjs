/** What somebody does in the controls of a worksheet is saved: field by field, and no more than was edited. */
import { isTyped, sparing } from "./controls.mjs";
import { filledEarly, slotAt, slotsOf } from "./slots.mjs";

/** @typedef {import("./autosave.mjs").Slot} Slot */

export class Editing {
  #worksheet;
  /** What a typed control said at its last event. */
  #lastText = new WeakMap();

  /** @param {import("./worksheet.mjs").Worksheet} worksheet */
  constructor(worksheet) {
    this.#worksheet = worksheet;
  }

  listen() {
    const { form } = this.#worksheet;
    for (const type of ["input", "change", "compositionend"]) form.addEventListener(type, (event) => this.#edited(event));
    form.addEventListener("beforeinput", (event) => this.#keepOnOneLine(event));
    form.addEventListener("focusin", ({ target }) => this.#arrived(target));
  }

  /**
   * What was typed before this script ran is the learner's newest word, beside what is stored. What
   * only stands there was put there by a browser that restores forms, and may be old.
   */
  saveEarly() {
    const worksheet = this.#worksheet;
    for (const formField of worksheet.fields.filter(({ field }) => field.type)) {
      worksheet.shape(formField, "adopt", worksheet.responseTo(formField.field));
      const slots = slotsOf(formField).filter(({ box }) => filledEarly(box).length);
      if (slots.length) worksheet.keepUnshown(formField);
      for (const slot of slots) worksheet.autosave.save(slot);
    }
  }

  /** A box of one line grows with its text, and takes no line break: what it holds may be a label elsewhere. @param {any} event */
  #keepOnOneLine(event) {
    const { data, inputType, target } = event;
    const isBroken = /[\r\n]/.test(data);
    if (target.rows !== 1 || !(isBroken || inputType === "insertLineBreak")) return;
    event.preventDefault();
    // What is pasted keeps its words apart. Only a command of the browser can be undone with its keys.
    if (isBroken) document.execCommand("insertText", false, data.replace(/\s*[\r\n]\s*/g, " "));
  }

  /** @param {any} target */
  #arrived(target) {
    const { autosave, fields } = this.#worksheet;
    this.#lastText.set(target, target.value);
    autosave.arrive(slotAt(fields, target));
  }

  /** @param {any} event */
  #edited({ target, type }) {
    const worksheet = this.#worksheet;
    const slot = slotAt(worksheet.fields, target);
    if (!slot?.field.type || (type !== "input" && isTyped(target) && !this.#isNews(target))) return;
    this.#lastText.set(target, target.value);
    this.#showOthers(slot, target);
    worksheet.autosave.save(slot);
    worksheet.status.used = true;
    worksheet.status.show(worksheet.workbook.store.state);
    if (type === "change") worksheet.redraw.soon(0);
  }

  /** Nearly always `input` has told of a text before; some keyboards of telephones end a word without it. @param {any} control */
  #isNews(control) {
    return control.value && control.value !== this.#lastText.get(control);
  }

  /** All but the edited control say what is stored, whatever the browser has done to them since. @param {Slot} slot @param {any} target */
  #showOthers({ field, element, kind }, target) {
    if (!target.name) return; // a ranking is edited as a whole
    const value = this.#worksheet.responseTo(field);
    sparing(target, () => kind.write(element, value, field));
  }
}
