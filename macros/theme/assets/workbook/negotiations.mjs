/** The list of negotiations, and what can be done with each. */
import { dateWords } from "../core/dates.mjs";
import { button, make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { nameOf } from "../responses/negotiations.mjs";
import * as changing from "../responses/changing.mjs";
import { ask } from "../backup/dialog.mjs";

/**
 * @typedef {import("../responses/negotiations.mjs").Negotiation & {count: number, current: boolean}} Listed
 */

/** Asks for a name; resolves to it, or to "" when nobody gave one. @param {string} title @param {string} value */
async function askName(title, value) {
  const input = make("input", { name: "name", value, autocomplete: "off" });
  input.setAttribute("aria-required", "true");
  const label = make("label", { className: "wb-name" }, say("negotiation-name"), input);
  const hint = make("p", { className: "wb-quiet", textContent: say("negotiation-name-how") });
  const answer = await ask(title, [label, hint], [{ value: "name", label: say("negotiation-name-do") }]);
  return answer?.name.trim() ?? "";
}

/** The button that does the same to the same negotiation; else another one of it, or the first of all. @param {HTMLElement} list @param {DOMStringMap} about */
function sameButton(list, { act, id }) {
  const buttons = [...list.querySelectorAll("button")];
  const own = buttons.filter(({ dataset }) => dataset.id === id);
  return own.find(({ dataset }) => dataset.act === act) ?? own[0] ?? buttons[0];
}

export class Negotiations {
  #shown = "";

  /** @param {HTMLElement} root @param {import("../responses/workbook-data.mjs").WorkbookData} workbook */
  constructor(root, workbook) {
    this.root = root;
    this.workbook = workbook;
  }

  /** Draws the list anew where it changed; keeps the focus in its place. */
  show() {
    const all = this.workbook.negotiations().map((negotiation) => ({
      ...negotiation,
      count: changing.count(this.workbook.all, negotiation.id),
      current: negotiation.id === this.workbook.negotiation,
    }));
    if (JSON.stringify(all) === this.#shown) return;
    this.#shown = JSON.stringify(all);
    const list = part(this.root, "list");
    const focused = list.contains(document.activeElement) && /** @type {HTMLElement} */ (document.activeElement).dataset;
    list.replaceChildren(...all.map((negotiation) => this.#item(negotiation)));
    if (focused) sameButton(list, focused)?.focus();
  }

  /** Asks for a name, and turns to the new negotiation. */
  async create() {
    const name = await askName(say("workbook-create"), "");
    if (!name) return "";
    this.workbook.use(changing.create(this.workbook.all, name));
    return say("negotiation-created", { name });
  }

  /** @param {Listed} negotiation */
  #item(negotiation) {
    const item = make(
      "li",
      { className: "wb-negotiation" },
      make("h3", { textContent: nameOf(negotiation) }),
      make("p", { className: "wb-quiet", textContent: this.#facts(negotiation) }),
      make("p", { className: "wb-actions" }, ...this.#buttons(negotiation)),
    );
    if (negotiation.current) item.setAttribute("aria-current", "true");
    return item;
  }

  /** @param {Listed} negotiation */
  #facts({ created, archived, current, count }) {
    const facts = [
      current && say("negotiation-current"),
      archived && say("negotiation-archived"),
      created && say("negotiation-begun", { day: dateWords(created) }),
      say("negotiation-count", { n: count }),
    ];
    return facts.filter(Boolean).join(" · ");
  }

  /** The current one can neither be archived nor turned to. @param {Listed} negotiation */
  #buttons(negotiation) {
    /** @type {Record<string, () => unknown>} */
    const acts = {
      use: () => this.#use(negotiation),
      rename: () => this.#rename(negotiation),
      copy: () => this.#copy(negotiation),
      archive: () => this.#archive(negotiation),
      delete: () => this.#delete(negotiation),
    };
    const useless = negotiation.current ? ["use", "archive"] : negotiation.archived ? ["use"] : [];
    const offered = Object.keys(acts).filter((act) => !useless.includes(act));
    return offered.map((act) => {
      const control = button(say(act === "archive" && negotiation.archived ? "negotiation-unarchive" : `negotiation-${act}`), acts[act]);
      control.setAttribute("aria-label", `${control.textContent}: ${nameOf(negotiation)}`);
      Object.assign(control.dataset, { act, id: negotiation.id });
      control.classList.toggle("ws-quiet", act !== "use");
      return control;
    });
  }

  /** @param {string} text @param {...HTMLElement} controls */
  #say(text, ...controls) {
    part(this.root, "undo").replaceChildren(text, " ", ...controls);
  }

  /** @param {Listed} negotiation */
  #use(negotiation) {
    this.workbook.use(negotiation.id);
    this.#say(say("negotiation-used", { name: nameOf(negotiation) }));
  }

  /** @param {Listed} negotiation */
  async #rename(negotiation) {
    const name = await askName(say("negotiation-rename"), negotiation.name);
    if (name) changing.rename(this.workbook.all, negotiation.id, name);
  }

  /** @param {Listed} negotiation */
  async #copy(negotiation) {
    const name = await askName(say("negotiation-copy"), say("negotiation-copy-name", { name: nameOf(negotiation) }));
    if (!name) return;
    const made = await changing.copy(this.workbook.all, negotiation.id, name);
    this.#say(made ? say("negotiation-copied", { name }) : say("negotiation-no-room"));
  }

  /** @param {Listed} negotiation */
  #archive(negotiation) {
    changing.archive(this.workbook.all, negotiation.id, !negotiation.archived);
    this.show();
  }

  /** @param {Listed} negotiation */
  async #delete(negotiation) {
    const wasCurrent = negotiation.current;
    const { bringBack, durable } = await changing.remove(this.workbook.all, negotiation.id);
    this.workbook.turn();
    const undo = button(say("undo"), async () => {
      if (!(await bringBack())) {
        this.#say(say("negotiation-not-back", { name: nameOf(negotiation) }), undo);
        return undo.focus();
      }
      if (wasCurrent) this.workbook.use(negotiation.id);
      this.#say(say("negotiation-back", { name: nameOf(negotiation) }));
    });
    const deleted = say("negotiation-deleted", { name: nameOf(negotiation) });
    this.#say(durable ? deleted : `${deleted} ${say("erase-local")}`, undo);
    undo.focus();
  }
}
