/**
 * The page of a class: reads what was handed in, here in this tab. It opens no storage and asks no
 * server for anything; closing the tab forgets it all.
 */
import { dataIn, part } from "../core/dom.mjs";
import { saveFile } from "../core/file.mjs";
import { putBackOnReturn } from "../core/returning.mjs";
import { say } from "../core/strings.mjs";
import { ClassReading } from "./class-reading.mjs";
import { CodesSection } from "./codes-section.mjs";
import { csv } from "./csv.mjs";
import { watchFiles } from "./file-drop.mjs";
import { namedNodes } from "./named.mjs";
import { namesOf } from "./names.mjs";
import { RosterSection } from "./roster-section.mjs";
import { Slices } from "../core/yield.mjs";
import { tableOf } from "./table.mjs";
import { takesOf } from "./takes.mjs";
import { View, option, refill } from "./view.mjs";

/**
 * @typedef {import("./people.mjs").Person} Person
 * @typedef {import("./codes-section.mjs").ClassCourse} ClassCourse
 */

const ALL = "";

class Page {
  #reading;
  /** @type {Person[]} */
  #people = [];
  /** @type {string[]} */
  #names = [];
  #turn = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {ClassCourse} */
    this.course = dataIn(root, "class-data");
    this.#reading = new ClassReading(this.course, {
      reading: (n) => {
        this.root.dataset.state = "reading";
        this.#say("class.reading", { n });
      },
      late: () => this.#say("class.late"),
      read: (known, slices) => this.#loaded(known, slices),
      failed: (problem) => this.#failed(problem),
    });
    this.codes = new CodesSection(root, this.course);
    this.roster = new RosterSection(root, () => this.#redraw());
    this.view = new View(root, this.roster);
    this.#listen();
    putBackOnReturn(root);
  }

  /** @param {string} name */
  #control(name) {
    return /** @type {HTMLInputElement} */ (this.root.querySelector(`[name="${name}"]`));
  }

  #listen() {
    watchFiles(this.#control("class-files"), part(this.root, "drop"), (files) => this.#reading.take(files));
    for (const name of ["class-sheet", "class-names", "class-groups"]) this.#control(name).addEventListener("change", () => this.#redraw());
    this.#control("class-person").addEventListener("change", () => this.#turnTo(0));
    this.root.addEventListener("click", ({ target }) => this.#do(/** @type {Element} */ (target).closest("[data-do]")));
    document.addEventListener("projector", (event) => {
      if (/** @type {CustomEvent<{large: boolean}>} */ (event).detail.large) this.#hideNames();
    });
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

  /** @param {import("./people.mjs").Class} known @param {Slices} slices */
  async #loaded(known, slices) {
    const { people, named } = known.result();
    this.#people = people;
    this.#names = namesOf(people);
    part(this.root, "named").hidden = !named.length;
    part(this.root, "named-list").replaceChildren(...namedNodes(named));
    part(this.root, "tools").hidden = !people.length;
    this.codes.offer(people);
    this.#fillChoice();
    await this.#show(slices);
    const files = say("class.files", { n: known.files });
    this.#say(people.length ? "class.loaded" : "class.loaded-none", { n: people.length, files });
  }

  /** Worksheets that somebody handed in. */
  #fillChoice() {
    const select = /** @type {HTMLSelectElement} */ (this.root.querySelector('[name="class-sheet"]'));
    refill(select, [...this.#sheets.map(({ id, title }) => option(id, String(title))), option(ALL, say("class.all"))]);
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
    const sheet = chosen && { title: String(chosen.title), has: (/** @type {Person} */ person) => takesOf(chosen, [person]).length > 0 };
    this.roster.show(this.#people, (i) => this.#names[i], sheet);
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
      codes: () => this.codes.take(this.#people),
      previous: () => this.#turnTo(-1),
      next: () => this.#turnTo(1),
    };
    acts[String(control.dataset.do)]?.();
  }

  #csv() {
    const known = this.#control("class-names").checked ? this.roster.columns() : [];
    saveFile(say("class.csv.file"), csv(tableOf(this.#people, this.#chosen, this.#whoOf, known)), "text/csv");
    part(this.root, "said").textContent = say("class.csv.saved", { file: say("class.csv.file") });
  }

  #forget() {
    this.#reading.forget();
    this.#people = [];
    this.#names = [];
    for (const name of ["results", "named-list"]) part(this.root, name).replaceChildren();
    for (const name of ["named", "tools"]) part(this.root, name).hidden = true;
    this.#control("class-files").value = "";
    this.#control("class-names").checked = false;
    this.codes.clear();
    this.roster.clear();
    this.#redraw();
    this.#say("class.forgotten");
    this.#control("class-files").focus();
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
