/** The self-test: the lines to say are hidden and come back one by one. */
import { button, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/**
 * @typedef {import("./gather.mjs").Line} Line
 */

export class Rehearsal {
  /** @type {Set<string>} */
  #shown = new Set();

  /** @param {HTMLElement} root the plan @param {() => Promise<void>} changed draws the page anew */
  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
    this.on = false;
    this.start = part(root, "test");
    this.start.addEventListener("click", () => this.#toggle());
  }

  #toggle() {
    this.on = !this.on;
    this.#shown.clear();
    this.changed();
  }

  /** Follows the lines that the page has just drawn. @param {Line[]} lines */
  show(lines) {
    const written = lines.filter(({ text }) => text);
    if (!written.length) this.on = false;
    this.start.hidden = !written.length;
    this.start.textContent = say(this.on ? "plan.test-stop" : "plan.test");
    this.root.toggleAttribute("data-testing", this.on);
    if (this.on) for (const line of written) this.#cover(line);
  }

  /** The sentence for the status line while the test is on. @param {Line[]} lines */
  status(lines) {
    const left = lines.filter(({ id, text }) => text && !this.#shown.has(id));
    return say(left.length ? "plan.test-how" : "plan.test-done");
  }

  /** @param {Line} line */
  #cover({ id, label }) {
    if (this.#shown.has(id)) return;
    const element = /** @type {HTMLElement} */ (this.root.querySelector(`[data-part=lines] [data-line="${CSS.escape(id)}"]`));
    element.querySelector(".plan-words")?.setAttribute("data-covered", "");
    element.append(button(say("plan.test-show", { line: label }), () => this.#uncover(id)));
  }

  /** @param {string} id */
  async #uncover(id) {
    this.#shown.add(id);
    await this.changed();
    const next = /** @type {HTMLElement} */ (this.root.querySelector("[data-part=lines] button") ?? this.start);
    next.focus();
  }
}
