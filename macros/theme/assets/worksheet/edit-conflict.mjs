/**
 * Another tab wrote where somebody types here. What is being typed is never overwritten: the
 * other text is offered, and both stay until one is chosen.
 */
import { announce } from "../core/announce.mjs";
import { typing } from "./controls.mjs";
import { button, make, note, noteIn } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** Milliseconds that the focus may be on its way from the control to a button of the proposal. */
const PATIENCE = 200;

/** @param {HTMLElement | undefined} box */
const proposalIn = (box) => box && noteIn(box, "ws-offer");

export class EditConflict {
  #worksheet;
  /** @type {import("./slots.mjs").Slot | undefined} */
  #slot;
  /** @type {import("./controls.mjs").TypedControl | undefined} */
  #control;
  /** @type {string | undefined} */
  #text;

  /** @param {import("./worksheet.mjs").Worksheet} worksheet */
  constructor(worksheet) {
    this.#worksheet = worksheet;
  }

  /** The control below `element` that must not be written to, or null. @param {HTMLElement} element */
  protectedControl(element) {
    const isChoosing = this.#control && proposalIn(this.#slot?.box)?.contains(document.activeElement);
    const control = isChoosing ? this.#control : typing(this.#worksheet.form);
    return control && element.contains(control) ? control : null;
  }

  /**
   * Proposes another text for a control, or ends the proposal for it.
   * @param {import("./controls.mjs").TypedControl} control that somebody types in
   * @param {import("./slots.mjs").Slot} slot that it belongs to
   * @param {string | undefined} text what is stored; undefined where the control says just that
   */
  propose(control, slot, text) {
    if (text === undefined) return this.#end();
    if (control === this.#control && text === this.#text) return;
    this.#end();
    [this.#control, this.#slot, this.#text] = [control, slot, text];
    this.#worksheet.autosave.replace(slot);
    const use = button(say("tab-use"), () => this.#settle());
    const keep = button(say("tab-keep"), () => {
      this.#worksheet.autosave.save(slot);
      this.#settle();
      control.focus();
    });
    note(slot.box, "ws-offer", say("tab-newer"), " ", make("q", { textContent: text }), " ", use, keep);
    announce(`${say("tab-newer")} ${text}`);
  }

  /** The focus left a control: without a choice the newer text stays. @param {HTMLElement | undefined} box the slot's */
  onBlur(box) {
    const isLeft = () => this.#slot?.box === box && !box?.contains(document.activeElement);
    if (proposalIn(box)) setTimeout(() => isLeft() && this.#settle(), PATIENCE);
  }

  #settle() {
    this.#end();
    this.#worksheet.render();
  }

  #end() {
    if (this.#slot) note(this.#slot.box, "ws-offer");
    this.#control = this.#slot = this.#text = undefined;
  }
}
