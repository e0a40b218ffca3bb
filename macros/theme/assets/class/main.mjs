/**
 * The page of a class: reads what was handed in, here in this tab. It opens no storage and asks no
 * server for anything; closing the tab forgets it all.
 */
import { part } from "../core/dom.mjs";
import { saveFile } from "../core/file.mjs";
import { putBackOnReturn } from "../core/returning.mjs";
import { say } from "../core/strings.mjs";
import { codeNodes } from "./code-list.mjs";
import { csv } from "./csv.mjs";
import { namedNodes } from "./named.mjs";
import { namesOf } from "./names.mjs";
import { codesOf } from "./handed-in-codes.mjs";
import { Class } from "./people.mjs";
import { filesAndReports } from "./report.mjs";
import { RosterSection } from "./roster-section.mjs";
import { Slices } from "../core/yield.mjs";
import { tableOf } from "./table.mjs";
import { takesOf } from "./takes.mjs";
import { View, option, refill } from "./view.mjs";

/**
 * @typedef {import("./people.mjs").Person} Person
 * @typedef {import("./people.mjs").ClassCourse & {cases: Record<string, import("../practice/ending.mjs").Case>,
 *   dialogues: Record<string, import("../dialogue/spec.mjs").Dialogue>}} ClassCourse
 */

const ALL = "";

class Page {
  #class;
  /** @type {Person[]} */
  #people = [];
  /** @type {string[]} */
  #names = [];
  #turn = 0;
  #reading = Promise.resolve();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {ClassCourse} */
    this.course = JSON.parse(part(root, "class-data").textContent ?? "");
    this.#class = new Class(this.course);
    this.roster = new RosterSection(root, () => this.#redraw());
    this.view = new View(root, this.roster);
    this.#listen();
    putBackOnReturn(root);
  }

  /** @param {string} name */
  #control(name) {
    return /** @type {HTMLInputElement} */ (this.root.querySelector(`[name="${name}"]`));
  }

  /** @param {string} name of what it does */
  #button(name) {
    return /** @type {HTMLButtonElement} */ (this.root.querySelector(`[data-do="${name}"]`));
  }

  #listen() {
    const files = this.#control("class-files");
    files.addEventListener("change", () => this.take([...(files.files ?? [])]));
    for (const name of ["class-sheet", "class-names", "class-groups"]) this.#control(name).addEventListener("change", () => this.#redraw());
    this.#control("class-person").addEventListener("change", () => this.#turnTo(0));
    this.#control("class-codes").addEventListener("input", () => this.#showCodes());
    this.root.addEventListener("click", ({ target }) => this.#do(/** @type {Element} */ (target).closest("[data-do]")));
    document.addEventListener("projector", (event) => {
      if (/** @type {CustomEvent<{large: boolean}>} */ (event).detail.large) this.#hideNames();
    });
    for (const name of /** @type {const} */ (["dragover", "drop"])) document.addEventListener(name, (event) => this.#dropped(event));
  }

  /** Files may be dropped anywhere on the page. @param {DragEvent} event */
  #dropped(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    part(this.root, "drop").toggleAttribute("data-over", event.type === "dragover");
    if (event.type === "drop") this.take([...event.dataTransfer.files]);
  }

  /** Reads files beside those that are there, one drop after the other. @param {File[]} files */
  take(files) {
    const into = this.#class;
    this.#reading = this.#reading
      .then(() => (into === this.#class ? this.#read(files, into) : undefined))
      .catch((problem) => this.#failed(problem));
    return this.#reading;
  }

  /** @param {File[]} files @param {Class} into */
  async #read(files, into) {
    const slices = new Slices();
    this.root.dataset.state = "reading";
    for await (const file of filesAndReports(files, this.course)) {
      into.add(file);
      if (into.files % 20 === 0) this.#say("class.reading", { n: into.files });
      await slices.yieldToMain();
    }
    if (into === this.#class) await this.#loaded(slices);
  }

  #redraw() {
    this.#show().catch((problem) => this.#failed(problem));
  }

  /** @param {unknown} problem */
  #failed(problem) {
    console.error(problem);
    this.#say("class.failed");
    this.root.dataset.state = "failed";
  }

  /** @param {Slices} slices */
  async #loaded(slices) {
    const { people, named } = this.#class.result();
    this.#people = people;
    this.#names = namesOf(people);
    part(this.root, "named").hidden = !named.length;
    part(this.root, "named-list").replaceChildren(...namedNodes(named));
    part(this.root, "tools").hidden = !people.length;
    this.#button("codes").hidden = !codesOf(this.course.sheets, this.#people).length;
    this.#fillChoice();
    await this.#show(slices);
    this.#say(people.length ? "class.loaded" : "class.loaded-none", { n: people.length, files: this.#class.files });
  }

  /** Worksheets that somebody handed in. */
  #fillChoice() {
    const select = /** @type {HTMLSelectElement} */ (this.root.querySelector('[name="class-sheet"]'));
    refill(select, [...this.#sheets.map(({ id, title }) => option(id, title ?? id)), option(ALL, say("class.all"))]);
  }

  get #sheets() {
    return this.course.sheets.filter((sheet) => takesOf(sheet, this.#people).length);
  }

  get #chosen() {
    const { value } = this.#control("class-sheet");
    return value === ALL ? this.#sheets : this.#sheets.filter(({ id }) => id === value);
  }

  /** People have numbers until their names are wanted. */
  #whoOf = (/** @type {number} */ i) => (this.#control("class-names").checked && this.#names[i]) || say("class.person", { n: i + 1 });

  /** Names were for the instructor's own screen, not for the wall. */
  #hideNames() {
    const names = this.#control("class-names");
    if (!names.checked) return;
    names.checked = false;
    this.#redraw();
  }

  /** Draws field by field; a later wish overtakes an earlier one. */
  async #show(slices = new Slices()) {
    this.#turn += 1;
    const turn = this.#turn;
    const results = part(this.root, "results");
    results.replaceChildren();
    this.root.dataset.state = "drawing";
    const sheets = this.#sheets;
    this.#showRoster();
    this.view.fill(this.#people, sheets, this.#whoOf);
    for (const node of this.view.nodes(this.#chosen, sheets, this.#people, this.#whoOf)) {
      results.append(node);
      await slices.yieldToMain();
      if (turn !== this.#turn) return;
    }
    this.root.dataset.rests = String(slices.count);
    this.root.dataset.state = "ready";
  }

  /** Who of the roster is missing; with names, which are the roster's point. */
  #showRoster() {
    const chosen = this.#control("class-sheet").value === ALL ? undefined : this.#chosen[0];
    const sheet = chosen && { title: chosen.title ?? "", has: (/** @type {Person} */ person) => takesOf(chosen, [person]).length > 0 };
    this.roster.show(this.#people, (i) => this.#names[i] ?? "", sheet);
  }

  /** @param {number} step */
  #turnTo(step) {
    this.view.turn(step);
    part(this.root, "said").textContent = this.view.place;
    this.#redraw();
  }

  /** @param {HTMLElement | null} control */
  #do(control) {
    if (!control) return;
    /** @type {Record<string, () => void>} */
    const acts = {
      csv: () => this.#csv(),
      print: () => print(),
      forget: () => this.#forget(),
      codes: () => this.#takeCodes(),
      previous: () => this.#turnTo(-1),
      next: () => this.#turnTo(1),
    };
    acts[control.dataset.do ?? ""]?.();
  }

  #csv() {
    const known = this.#control("class-names").checked ? this.roster.columns() : [];
    saveFile(say("class.csv.file"), csv(tableOf(this.#people, this.#chosen, this.#whoOf, known)), "text/csv");
    part(this.root, "said").textContent = say("class.csv.saved", { file: say("class.csv.file") });
  }

  #forget() {
    this.#turn += 1;
    this.#class = new Class(this.course);
    this.#people = [];
    this.#names = [];
    for (const name of ["results", "named-list", "codes"]) part(this.root, name).replaceChildren();
    for (const name of ["named", "tools"]) part(this.root, name).hidden = true;
    for (const name of ["class-files", "class-codes"]) this.#control(name).value = "";
    this.#control("class-names").checked = false;
    this.#button("codes").hidden = true;
    this.roster.clear();
    this.#redraw();
    this.#say("class.forgotten");
    this.#control("class-files").focus();
  }

  #takeCodes() {
    const box = this.#control("class-codes");
    box.value = [box.value.trim(), ...codesOf(this.course.sheets, this.#people)].filter(Boolean).join("\n");
    this.#showCodes();
  }

  #showCodes() {
    part(this.root, "codes").replaceChildren(...codeNodes(this.#control("class-codes").value, this.course.cases, this.course.dialogues));
  }

  /** @param {string} key @param {Record<string, unknown>} [values] */
  #say(key, values) {
    part(this.root, "status").textContent = say(key, values);
  }
}

/** Starts the class pages that stand in the document. */
export function start() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-class]"))) new Page(root);
}
