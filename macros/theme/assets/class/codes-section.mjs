/** The part of the class page into which codes of endings are pasted, or taken from what was handed in. */
import { part } from "../core/dom.mjs";
import { codeNodes } from "./code-list.mjs";
import { codesOf } from "./handed-in-codes.mjs";

/**
 * @typedef {import("./people.mjs").Person} Person
 * @typedef {import("./people.mjs").ClassCourse & {cases: Record<string, import("../practice/ending.mjs").Case>,
 *   dialogues: Record<string, import("../dialogue/spec.mjs").Dialogue>}} ClassCourse
 */

export class CodesSection {
  #root;
  #course;
  #box;
  #button;

  /** @param {HTMLElement} root @param {ClassCourse} course */
  constructor(root, course) {
    this.#root = root;
    this.#course = course;
    this.#box = /** @type {HTMLTextAreaElement} */ (root.querySelector('[name="class-codes"]'));
    this.#button = /** @type {HTMLButtonElement} */ (root.querySelector('[data-do="codes"]'));
    this.#box.addEventListener("input", () => this.#show());
  }

  /** Offers to take codes, where somebody handed any in. @param {Person[]} people */
  offer(people) {
    this.#button.hidden = !codesOf(this.#course.sheets, people).length;
  }

  /** Takes the codes that were handed in. @param {Person[]} people */
  take(people) {
    this.#box.value = [this.#box.value.trim(), ...codesOf(this.#course.sheets, people)].filter(Boolean).join("\n");
    this.#show();
  }

  clear() {
    this.#box.value = "";
    this.#button.hidden = true;
    part(this.#root, "codes").replaceChildren();
  }

  #show() {
    part(this.#root, "codes").replaceChildren(...codeNodes(this.#box.value, this.#course.cases, this.#course.dialogues));
  }
}
