/** Taking the plan along: on paper, as rich text, as a Markdown file, as days for a calendar. */
import { saveFile } from "../core/file.mjs";
import { findPart, make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { calendar } from "./calendar.mjs";
import { dayWords, later } from "./days.mjs";
import { markdown, plainText } from "./markdown.mjs";
import { outlineOf } from "./outline.mjs";
import { copyBoth, richText } from "./rich.mjs";
import { tickable } from "./view.mjs";

export class PlanExport {
  /** Ids of what goes along although it is left out otherwise. @type {Set<string>} */
  #ticked = new Set();
  /** @type {HTMLElement} */
  #message;
  /** @type {import("./view.mjs").View} */
  #view = { title: "", lines: [], blocks: [] };
  /** @type {import("./main.mjs").Plan} */
  #plan = { lines: [], blocks: [], days: [] };

  /**
   * @param {HTMLElement} root the plan
   * @param {{changed: () => void, owner: () => string, product: string, store: import("../responses/store.mjs").Store,
   *   day: (plan: import("./main.mjs").Plan) => string | undefined,
   *   titles: (title: string) => {title: string, linesTitle: string}}} host
   */
  constructor(root, host) {
    this.root = root;
    this.host = host;
    this.#message = part(this.root, "said");
    part(this.root, "carry").addEventListener("change", ({ target }) => this.#chosen(/** @type {HTMLInputElement} */ (target)));
    for (const control of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-do]")))
      control.addEventListener("click", () => this.#do(control.dataset.do ?? ""));
  }

  /** @returns {{audience: import("./view.mjs").Audience, ticked: Set<string>}} */
  get choice() {
    const checked = /** @type {HTMLInputElement} */ (this.root.querySelector("[name=plan-audience]:checked"));
    return { audience: /** @type {import("./view.mjs").Audience} */ (checked.value), ticked: this.#ticked };
  }

  /**
   * Follows the plan as it now is; `view` is what goes along.
   * @param {import("./main.mjs").Plan} plan
   * @param {import("./view.mjs").View} view
   */
  show(plan, view) {
    if (JSON.stringify([view.title, view.lines]) !== JSON.stringify([this.#view.title, this.#view.lines]))
      findPart(this.root, "code")?.replaceChildren();
    this.#view = view;
    this.#plan = plan;
    this.#showTicks(tickable(plan, this.choice.audience));
    part(this.root, "dates").hidden = !plan.days.length;
    part(this.root, "no-dates").hidden = plan.days.length > 0;
    part(this.root, "date-list").replaceChildren(...plan.days.map(({ title, day }) => make("li", {}, `${dayWords(day)}: ${title}`)));
    const note = part(this.root, "copy-note");
    note.hidden = this.choice.audience !== "partner";
    note.textContent = note.hidden ? "" : say("plan.partner");
  }

  /** @param {{id: string, label?: string}[]} choices */
  #showTicks(choices) {
    const box = part(this.root, "ticks");
    box.hidden = !choices.length;
    const now = JSON.stringify(choices);
    if (box.dataset.now === now) return;
    box.dataset.now = now;
    for (const label of box.querySelectorAll("label")) label.remove();
    box.append(...choices.map(({ id, label }) => make("label", {}, this.#tick(id), " ", label)));
  }

  /** @param {string} id */
  #tick(id) {
    return Object.assign(make("input", { type: "checkbox", value: id }), { checked: this.#ticked.has(id) });
  }

  /** What was ticked for one copy is not ticked for the next. @param {HTMLInputElement} control */
  #chosen(control) {
    if (control.name === "plan-audience") this.#ticked.clear();
    else if (control.closest("[data-part=ticks]")) this.#ticked[control.checked ? "add" : "delete"](control.value);
    else return;
    this.host.changed();
  }

  /** @param {string} what */
  async #do(what) {
    /** @type {Record<string, () => void | Promise<void>>} */
    const acts = {
      print: () => print(),
      copy: () => this.#copy(),
      markdown: () => this.#markdown(),
      calendar: () => this.#calendar(),
      file: () => this.#file(),
      code: () => this.#code(),
    };
    await (async () => acts[what]?.())().catch((problem) => {
      console.error(problem);
      this.#tell("not-loaded");
    });
  }

  async #file() {
    const { handOver } = await import("./to-device.mjs");
    const tell = (/** @type {string} */ sentence) => {
      this.#message.textContent = sentence;
    };
    tell(await handOver(this.host.store, tell));
  }

  async #code() {
    const { toggleCode } = await import("./to-device.mjs");
    await toggleCode(this.root, this.#view, this.host.day(this.#plan));
  }

  get #outline() {
    const note = this.choice.audience === "partner" ? say("plan.partner") : undefined;
    return { ...outlineOf(this.#view, this.host.titles(this.#view.title)), note };
  }

  async #copy() {
    const done = await copyBoth(richText(this.#outline, say("plan.guess")), plainText(this.#outline, say("plan.guess")));
    this.#tell(done ? "plan.copied" : "plan.copy-failed");
  }

  #markdown() {
    this.#download(`${say("plan.file")}.md`, "text/markdown", markdown(this.#outline, say("plan.guess")));
  }

  #calendar() {
    const own = /** @type {HTMLInputElement} */ (part(this.root, "own-words")).checked;
    const { product } = this.host;
    this.#download(
      `${say("plan.file")}.ics`,
      "text/calendar",
      calendar(
        this.#plan.days.map((day) => forCalendar(day, own)),
        { product, owner: this.host.owner() },
      ),
    );
  }

  /** @param {string} file @param {string} type @param {string} content */
  #download(file, type, content) {
    saveFile(file, content, `${type};charset=utf-8`);
    this.#tell("plan.saved", { file });
  }

  /** @param {string} key @param {Record<string, unknown>} [values] */
  #tell(key, values) {
    this.#message.textContent = say(key, values);
  }
}

/**
 * A day as an event; its link stands in the words, too, because not every calendar shows links.
 * @param {import("./dates.mjs").PlanDay} day
 * @param {boolean} own whether the learner's own words go along
 * @returns {import("./calendar.mjs").CalendarDay}
 */
function forCalendar({ words: ownWords, url, ...day }, own) {
  const address = url && new URL(url, document.baseURI).href;
  return {
    ...day,
    nextDay: later(day.day, 1),
    url: address,
    more: address && say("plan.calendar-link", { url: address }),
    ...(own && { words: ownWords }),
  };
}
