/** What somebody does in the controls of a worksheet is saved: field by field, and no more than was edited. */
import { isTyped, sparing } from "./controls.mjs";
import { filledEarly, slotOf, slotsOf } from "./slots.mjs";

/** @typedef {import("./autosave.mjs").Slot} Slot */

export class Editing {
  #worksheet;
  /** What a typed control said when it was last heard of. */
  #heard = new WeakMap();

  /** @param {import("./worksheet.mjs").Worksheet} worksheet */
  constructor(worksheet) {
    this.#worksheet = worksheet;
  }

  listen() {
    const { form } = this.#worksheet;
    for (const type of ["input", "change", "compositionend"]) form.addEventListener(type, (event) => this.#edited(event));
    form.addEventListener("focusin", ({ target }) => this.#arrived(target));
  }

  /**
   * What was typed before this script ran is the learner's newest word, beside what is stored. What
   * only stands there was put there by a browser that restores forms, and may be old.
   */
  saveEarly() {
    const worksheet = this.#worksheet;
    for (const one of worksheet.fields.filter(({ codec }) => codec)) {
      worksheet.rows(one, "adopt");
      const slots = slotsOf(one).filter(({ box }) => filledEarly(box).length);
      if (slots.length) worksheet.keepUnshown(one);
      for (const slot of slots) worksheet.autosave.save(slot);
    }
  }

  #arrived(target) {
    const { autosave, fields } = this.#worksheet;
    this.#heard.set(target, target.value);
    autosave.arrive(slotOf(fields, target));
  }

  #edited({ target, type }) {
    const worksheet = this.#worksheet;
    const slot = slotOf(worksheet.fields, target);
    if (!slot?.codec || (type !== "input" && isTyped(target) && !this.#isNews(target))) return;
    this.#heard.set(target, target.value);
    this.#showOthers(slot, target);
    worksheet.autosave.save(slot);
    worksheet.status.used = true;
    worksheet.status.show(worksheet.workbook.store.state);
    if (type === "change") worksheet.soon(0);
  }

  /** Nearly always `input` has told of a text before; some keyboards of telephones end a word without it. */
  #isNews(control) {
    return control.value && control.value !== this.#heard.get(control);
  }

  /** All but the edited control say what is stored, whatever the browser has done to them since. @param {Slot} slot */
  #showOthers({ field, element, codec }, target) {
    if (!target.name) return; // a ranking is edited as a whole
    const { workbook, responses, spec } = this.#worksheet;
    const { value } = workbook.effective(responses, field, spec);
    sparing(target, () => codec.write(element, value, field));
  }
}
