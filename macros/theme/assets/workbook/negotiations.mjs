/** The list of negotiations, and what can be done with each. */
import { dateWords } from "../core/dates.mjs";
import { button, make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { nameOf } from "../responses/negotiations.mjs";
import * as changing from "./changing.mjs";
import { ask } from "../backup/dialog.mjs";

/** Asks for a name; resolves to it, or to "" when nobody gave one. */
async function askName(title, value) {
  const input = make("input", { name: "name", value, autocomplete: "off" });
  input.setAttribute("aria-required", "true");
  const label = make("label", { className: "wb-name" }, say("negotiation-name"), input);
  const hint = make("p", { className: "wb-quiet", textContent: say("negotiation-name-how") });
  const answer = await ask(title, [label, hint], [{ value: "name", label: say("negotiation-name-do") }]);
  return answer?.name.trim() ?? "";
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
    const all = this.workbook.negotiations().map((one) => ({ ...one, count: changing.count(this.workbook.all, one.id), current: one.id === this.workbook.negotiation }));
    if (JSON.stringify(all) === this.#shown) return;
    this.#shown = JSON.stringify(all);
    const list = part(this.root, "list");
    const old = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    list.replaceChildren(...all.map((one) => this.#item(one, all)));
    if (old >= 0) (list.querySelectorAll("button")[old] ?? list.querySelector("button"))?.focus();
  }

  /** Asks for a name, and turns to the new negotiation. */
  async create() {
    const name = await askName(say("workbook-create"), "");
    if (!name) return "";
    this.workbook.use(changing.create(this.workbook.all, name));
    return say("negotiation-created", { name });
  }

  #item(one, all) {
    const item = make("li", { className: "wb-negotiation" },
      make("h3", { textContent: nameOf(one) }),
      make("p", { className: "wb-quiet", textContent: this.#facts(one) }),
      make("p", { className: "wb-actions" }, ...this.#buttons(one, all)));
    if (one.current) item.setAttribute("aria-current", "true");
    return item;
  }

  #facts({ created, archived, current, count }) {
    const facts = [current && say("negotiation-current"), archived && say("negotiation-archived"), created && say("negotiation-begun", { day: dateWords(created) }), say("negotiation-count", { n: count })];
    return facts.filter(Boolean).join(" · ");
  }

  #buttons(one, all) {
    const acts = { use: () => this.#use(one), rename: () => this.#rename(one), copy: () => this.#copy(one), archive: () => this.#archive(one), delete: () => this.#delete(one) };
    const offered = ["use", "rename", "copy", "archive", "delete"].filter((act) => !(act === "use" && (one.current || one.archived)) && !(act === "archive" && one.current && all.length > 1));
    return offered.filter((act) => act !== "archive" || all.length > 1).map((act) => {
      const made = button(say(act === "archive" && one.archived ? "negotiation-unarchive" : `negotiation-${act}`), acts[act]);
      made.setAttribute("aria-label", `${made.textContent}: ${nameOf(one)}`);
      if (act === "use") made.classList.remove("ws-quiet");
      return made;
    });
  }

  #say(words, ...more) {
    part(this.root, "undo").replaceChildren(words, " ", ...more);
  }

  #use(one) {
    this.workbook.use(one.id);
    this.#say(say("negotiation-used", { name: nameOf(one) }));
  }

  async #rename(one) {
    const name = await askName(say("negotiation-rename"), one.name);
    if (name) changing.rename(this.workbook.all, one.id, name);
  }

  async #copy(one) {
    const name = await askName(say("negotiation-copy"), say("negotiation-copy-name", { name: nameOf(one) }));
    if (!name) return;
    const made = await changing.copy(this.workbook.all, one.id, name);
    this.#say(made ? say("negotiation-copied", { name }) : say("import.no-room"));
  }

  #archive(one) {
    changing.archive(this.workbook.all, one.id, !one.archived);
    this.show();
  }

  async #delete(one) {
    const wasCurrent = one.current;
    const { bringBack, durable } = await changing.remove(this.workbook.all, one.id);
    this.workbook.turn();
    const undo = button(say("undo"), async () => {
      await bringBack();
      if (wasCurrent) this.workbook.use(one.id);
      this.#say(say("negotiation-back", { name: nameOf(one) }));
    });
    const deleted = say("negotiation-deleted", { name: nameOf(one) });
    this.#say(durable ? deleted : `${deleted} ${say("erase-local")}`, undo);
    undo.focus();
  }
}
