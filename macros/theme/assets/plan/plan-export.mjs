/** Taking the plan along: on paper, as rich text, as a Markdown file, as days for a calendar. */
import { saveFile } from "../core/file.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { calendar } from "./calendar.mjs";
import { dayWords, later } from "./days.mjs";
import { markdown, plainText } from "./markdown.mjs";
import { outlineOf } from "./outline.mjs";
import { copyBoth, richText } from "./rich.mjs";
import { tickable } from "./view.mjs";

export class Carry {
  #ticked = new Set();
  #said;

  /**
   * @param {HTMLElement} root the plan
   * @param {{changed: () => void, owner: () => string, product: string,
   *   titles: () => {title: string, linesTitle: string}}} host
   */
  constructor(root, host) {
    this.root = root;
    this.host = host;
    this.#said = this.#part("said");
    this.#part("carry").addEventListener("change", (event) => this.#chosen(event.target));
    for (const one of root.querySelectorAll("[data-do]")) one.addEventListener("click", () => this.#do(one.dataset.do));
  }

  /** @returns {{audience: import("./view.mjs").Audience, ticked: Set<string>}} */
  get choice() {
    return { audience: this.root.querySelector("[name=plan-audience]:checked").value, ticked: this.#ticked };
  }

  /** Follows the plan as it now is; `view` is what goes along. */
  show(plan, view) {
    this.view = view;
    this.days = plan.days;
    this.#showTicks(tickable(plan, this.choice.audience));
    this.#part("dates").hidden = !plan.days.length;
    this.#part("no-dates").hidden = plan.days.length > 0;
    this.#part("date-list").replaceChildren(...plan.days.map(({ title, day }) => make("li", {}, `${dayWords(day)}: ${title}`)));
    const note = this.#part("copy-note");
    note.hidden = this.choice.audience !== "partner";
    note.textContent = note.hidden ? "" : say("plan.partner");
  }

  #part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  #showTicks(parts) {
    const box = this.#part("ticks");
    box.hidden = !parts.length;
    const now = JSON.stringify(parts);
    if (box.dataset.now === now) return;
    box.dataset.now = now;
    box.querySelectorAll("label").forEach((label) => label.remove());
    box.append(...parts.map(({ id, label }) => make("label", {}, this.#tick(id), " ", label)));
  }

  #tick(id) {
    return Object.assign(make("input", { type: "checkbox", value: id }), { checked: this.#ticked.has(id) });
  }

  /** What was ticked for one copy is not ticked for the next. */
  #chosen(control) {
    if (control.name === "plan-audience") this.#ticked.clear();
    else if (control.closest("[data-part=ticks]")) this.#ticked[control.checked ? "add" : "delete"](control.value);
    else return;
    this.host.changed();
  }

  async #do(what) {
    const doing = { print: () => print(), copy: () => this.#copy(), markdown: () => this.#markdown(), calendar: () => this.#calendar() };
    await doing[what]();
  }

  get #outline() {
    const note = this.choice.audience === "partner" ? say("plan.partner") : undefined;
    return { ...outlineOf(this.view, this.host.titles()), note };
  }

  async #copy() {
    const done = await copyBoth(richText(this.#outline, say("plan.guess")), plainText(this.#outline, say("plan.guess")));
    this.#tell(done ? "plan.copied" : "plan.copy-failed");
  }

  #markdown() {
    this.#download(`${say("plan.file")}.md`, "text/markdown", markdown(this.#outline, say("plan.guess")));
  }

  #calendar() {
    const own = this.#part("own-words").checked;
    const { product } = this.host;
    this.#download(`${say("plan.file")}.ics`, "text/calendar", calendar(this.days.map((day) => forCalendar(day, own)), { product, owner: this.host.owner() }));
  }

  #download(file, type, content) {
    saveFile(file, content, `${type};charset=utf-8`);
    this.#tell("plan.saved", { file });
  }

  #tell(key, values) {
    this.#said.textContent = say(key, values);
  }
}

/** A day as an event; its link stands in the words, too, because not every calendar shows links. */
function forCalendar({ words, url, ...day }, own) {
  const address = url && new URL(url, document.baseURI).href;
  return { ...day, nextDay: later(day.day, 1), url: address, more: address && say("plan.calendar-link", { url: address }), ...(own && { words }) };
}
