/**
 * The page of a class: reads what was handed in, here in this tab. It opens no storage and asks no
 * server for anything; closing the tab forgets it all.
 */
import { make } from "../core/elements.mjs";
import { saveFile } from "../core/file.mjs";
import { putBackOnReturn } from "../core/returning.mjs";
import { say } from "../core/strings.mjs";
import { codeNodes } from "./code-list.mjs";
import { csv, tableOf } from "./csv.mjs";
import { filesIn } from "./intake.mjs";
import { namedNodes } from "./named.mjs";
import { namesOf } from "./names.mjs";
import { Class, responseOf } from "./people.mjs";
import { Rest } from "../core/yield.mjs";
import { sheetNodes, takesOf } from "./sheet.mjs";

const ALL = "";

class Page {
  #class;
  #people = [];
  #names = [];
  #turn = 0;
  #reading = Promise.resolve();

  constructor(root) {
    this.root = root;
    this.course = JSON.parse(this.#part("class-data").textContent);
    this.#class = new Class(this.course);
    this.#listen();
    putBackOnReturn(root);
  }

  #part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  #control(name) {
    return this.root.querySelector(`[name="${name}"]`);
  }

  #listen() {
    const files = this.#control("class-files");
    files.addEventListener("change", () => this.take([...files.files]));
    this.#control("class-sheet").addEventListener("change", () => this.#redraw());
    this.#control("class-names").addEventListener("change", () => this.#redraw());
    this.#control("class-codes").addEventListener("input", () => this.#showCodes());
    this.root.addEventListener("click", ({ target }) => this.#do(target.closest("[data-do]")));
    document.addEventListener("projector", ({ detail }) => detail.large && this.#hideNames());
    for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => this.#dropped(event));
  }

  /** Files may be dropped anywhere on the page. */
  #dropped(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.#part("drop").toggleAttribute("data-over", event.type === "dragover");
    if (event.type === "drop") this.take([...event.dataTransfer.files]);
  }

  /** Reads files beside those that are there, one drop after the other. */
  take(files) {
    const into = this.#class;
    this.#reading = this.#reading.then(() => (into === this.#class ? this.#read(files, into) : undefined)).catch((problem) => this.#failed(problem));
    return this.#reading;
  }

  async #read(files, into) {
    const rest = new Rest();
    this.root.dataset.state = "reading";
    for await (const found of filesIn(files)) {
      into.add(found);
      if (into.files % 20 === 0) this.#say("class.reading", { n: into.files });
      await rest.ifDue();
    }
    if (into === this.#class) await this.#loaded(rest);
  }

  #redraw() {
    this.#show().catch((problem) => this.#failed(problem));
  }

  #failed(problem) {
    console.error(problem);
    this.#say("class.failed");
    this.root.dataset.state = "failed";
  }

  async #loaded(rest) {
    const { people, named } = this.#class.result();
    this.#people = people;
    this.#names = namesOf(people);
    this.#part("named").hidden = !named.length;
    this.#part("named-list").replaceChildren(...namedNodes(named));
    this.#part("tools").hidden = !people.length;
    this.root.querySelector('[data-do="codes"]').hidden = !this.#codes().length;
    this.#fillChoice();
    await this.#show(rest);
    this.#say(people.length ? "class.loaded" : "class.loaded-none", { n: people.length, files: this.#class.files });
  }

  /** Worksheets that somebody handed in; the one that was chosen stays chosen. */
  #fillChoice() {
    const select = this.#control("class-sheet");
    const before = select.value;
    const option = (value, text) => make("option", { value }, text);
    select.replaceChildren(...this.#sheets.map(({ id, title }) => option(id, title)), option(ALL, say("class.all")));
    if ([...select.options].some(({ value }) => value === before)) select.value = before;
    if (!before) select.selectedIndex = 0;
  }

  get #sheets() {
    return this.course.sheets.filter((sheet) => takesOf(sheet, this.#people).length);
  }

  get #chosen() {
    const { value } = this.#control("class-sheet");
    return value === ALL ? this.#sheets : this.#sheets.filter(({ id }) => id === value);
  }

  /** People have numbers until their names are wanted. */
  #whoOf = (i) => (this.#control("class-names").checked && this.#names[i]) || say("class.person", { n: i + 1 });

  /** Names were for the instructor's own screen, not for the wall. */
  #hideNames() {
    const names = this.#control("class-names");
    if (!names.checked) return;
    names.checked = false;
    this.#redraw();
  }

  /** Draws field by field; a later wish overtakes an earlier one. */
  async #show(rest = new Rest()) {
    const turn = (this.#turn += 1);
    const results = this.#part("results");
    results.replaceChildren();
    this.root.dataset.state = "drawing";
    for (const sheet of this.#chosen) {
      for (const node of sheetNodes(sheet, this.#people, this.#whoOf)) {
        results.append(node);
        await rest.ifDue();
        if (turn !== this.#turn) return;
      }
    }
    this.root.dataset.rests = rest.count;
    this.root.dataset.state = "ready";
  }

  #do(control) {
    const doing = { csv: () => this.#csv(), print: () => print(), forget: () => this.#forget(), codes: () => this.#takeCodes() };
    if (control) doing[control.dataset.do]();
  }

  #csv() {
    const takes = this.#chosen.flatMap((sheet) => takesOf(sheet, this.#people).map((take) => ({ sheet, take })));
    const titles = { who: say("class.csv.who"), files: say("class.csv.files"), made: say("class.csv.made") };
    saveFile(say("class.csv.file"), csv(tableOf(this.#people, takes, (_, i) => this.#whoOf(i), titles)), "text/csv");
    this.#part("said").textContent = say("class.csv.saved", { file: say("class.csv.file") });
  }

  #forget() {
    this.#turn += 1;
    this.#class = new Class(this.course);
    this.#people = [];
    for (const part of ["results", "named-list", "codes"]) this.#part(part).replaceChildren();
    for (const part of ["named", "tools"]) this.#part(part).hidden = true;
    for (const name of ["class-files", "class-codes"]) this.#control(name).value = "";
    this.#control("class-names").checked = false;
    this.root.querySelector('[data-do="codes"]').hidden = true;
    this.root.dataset.state = "ready";
    this.#say("class.forgotten");
    this.#control("class-files").focus();
  }

  /** Result codes stand in the fields that the result of a case is worked out from. */
  #codes() {
    const sources = this.course.sheets.flatMap((sheet) => sheet.fields.filter(({ calculator }) => calculator === "case-result")
      .map(({ inputs }) => ({ sheet, field: sheet.fields.find(({ id }) => id === inputs.code) })));
    return sources.filter(({ field }) => field).flatMap(({ sheet, field }) => takesOf(sheet, this.#people)
      .flatMap((take) => this.#people.map((person) => responseOf(person, sheet, field, take).value))).filter((code) => typeof code === "string" && code.trim());
  }

  #takeCodes() {
    const box = this.#control("class-codes");
    box.value = [box.value.trim(), ...this.#codes()].filter(Boolean).join("\n");
    this.#showCodes();
  }

  #showCodes() {
    this.#part("codes").replaceChildren(...codeNodes(this.#control("class-codes").value, this.course.cases));
  }

  #say(key, values) {
    this.#part("status").textContent = say(key, values);
  }
}

/** Starts the class pages that stand in the document. */
export function start() {
  for (const root of document.querySelectorAll("[data-class]")) new Page(root);
}
