/** Asks for the day of the conversation where the calendar needs it, and writes it into the plan's own field. */
import { part } from "../core/dom.mjs";
import { markEmpty } from "../worksheet/fields/entries.mjs";
import { dayField } from "./dates.mjs";

export class AskDay {
  /** @param {HTMLElement} root the plan @param {import("./gather.mjs").PlanSpec} spec */
  constructor(root, spec) {
    this.box = part(root, "ask-day");
    this.input = /** @type {HTMLInputElement} */ (part(root, "day"));
    const field = dayField(spec);
    this.control = field && /** @type {HTMLInputElement | null} */ (root.querySelector(`form [name="${CSS.escape(field.id)}"]`));
    part(root, "day-prompt").textContent = field?.prompt ?? "";
    this.input.addEventListener("change", () => this.#write());
    this.box.addEventListener("focusout", () => this.show(this.isKnown));
    this.isKnown = false;
  }

  /** Stays while somebody types in it: a year is a day after its first digit. @param {boolean} isKnown whether there is a day */
  show(isKnown) {
    this.isKnown = isKnown;
    markEmpty(this.input);
    this.box.hidden = !this.control || (isKnown && !this.box.contains(document.activeElement));
  }

  /** As if it had been written in the form, which saves it. */
  #write() {
    if (!this.control) return;
    this.control.value = this.input.value;
    for (const type of ["input", "change"]) this.control.dispatchEvent(new Event(type, { bubbles: true }));
  }
}
