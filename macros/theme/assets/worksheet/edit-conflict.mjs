/**
 * Another tab wrote where somebody types here. What is being typed is never overwritten: the
 * other text is offered, and both stay until one is chosen.
 */
import { announce } from "../core/announce.mjs";
import { typing } from "./controls.mjs";
import { button, make, note, noteIn } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

const PATIENCE = 200;

const offerOf = (box) => box && noteIn(box, "ws-offer");

export class Contest {
  #worksheet;
  #slot;
  #control;
  #text;

  /** @param {import("./worksheet.mjs").Worksheet} worksheet */
  constructor(worksheet) {
    this.#worksheet = worksheet;
  }

  /** The control below `element` that must not be written to, or null. */
  spares(element) {
    const choosing = this.#control && offerOf(this.#slot.box)?.contains(document.activeElement);
    const control = choosing ? this.#control : typing(this.#worksheet.form);
    return control && element.contains(control) ? control : null;
  }

  /** Offers `text` for the control, or ends the offer for it when there is none. */
  offer(control, slot, text) {
    if (text === undefined) {
      if (control === this.#control) this.#end();
      return;
    }
    if (control === this.#control && text === this.#text) return;
    this.#end();
    [this.#control, this.#slot, this.#text] = [control, slot, text];
    this.#worksheet.autosave.replace(slot);
    const use = button(say("tab-use"), () => this.#settle());
    const keep = button(say("tab-keep"), () => (this.#worksheet.autosave.save(slot), this.#settle(), control.focus()));
    note(slot.box, "ws-offer", say("tab-newer"), " ", make("q", { textContent: text }), " ", use, keep);
    announce(`${say("tab-newer")} ${text}`);
  }

  /** Somebody left a control: without a choice the newer text stays. */
  left(box) {
    const gone = () => this.#slot?.box === box && !box.contains(document.activeElement);
    if (offerOf(box)) setTimeout(() => gone() && this.#settle(), PATIENCE);
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
