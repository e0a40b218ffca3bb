/** The self-test: the lines to say are hidden and come back one by one. */
import { button } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

export class Rehearsal {
  #shown = new Set();

  /** @param {HTMLElement} root the plan @param {() => Promise<void>} changed draws the page anew */
  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
    this.on = false;
    this.start = root.querySelector("[data-part=test]");
    this.start.addEventListener("click", () => this.#toggle());
  }

  #toggle() {
    this.on = !this.on;
    this.#shown.clear();
    this.changed();
  }

  /** Follows the lines that the page has just drawn. */
  show(lines) {
    const written = lines.filter(({ text }) => text);
    if (!written.length) this.on = false;
    this.start.hidden = !written.length;
    this.start.textContent = say(this.on ? "plan.test-stop" : "plan.test");
    this.root.toggleAttribute("data-testing", this.on);
    if (this.on) for (const line of written) this.#cover(line);
  }

  /** The sentence for the status line while the test is on. */
  status(lines) {
    const left = lines.filter(({ id, text }) => text && !this.#shown.has(id));
    return say(left.length ? "plan.test-how" : "plan.test-done");
  }

  #cover({ id, label }) {
    if (this.#shown.has(id)) return;
    const element = this.root.querySelector(`[data-part=lines] [data-line="${CSS.escape(id)}"]`);
    element.querySelector(".plan-words").setAttribute("data-covered", "");
    element.append(button(say("plan.test-show", { line: label }), () => this.#uncover(id)));
  }

  async #uncover(id) {
    this.#shown.add(id);
    await this.changed();
    const next = this.root.querySelector("[data-part=lines] button") ?? this.start;
    next.focus();
  }
}
