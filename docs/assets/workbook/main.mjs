/** The workbook page: each part draws itself, and all follow every change. */
import { library } from "../worksheet/main.mjs";
import { part } from "../worksheet/dom.mjs";
import { openBackup, saveBackup } from "./carry.mjs";
import { erase } from "./erasing.mjs";
import { keep, showKeep } from "./keep.mjs";
import { Negotiations } from "./negotiations.mjs";
import { onReturn } from "../worksheet/returning.mjs";
import { say } from "../worksheet/strings.mjs";
import { showWritten } from "./written.mjs";

const SOON = 100;

class Workbook {
  #timer;

  constructor(root) {
    this.root = root;
    this.course = JSON.parse(document.getElementById("wb-course").textContent);
    this.negotiations = new Negotiations(part(root, "negotiations"), library);
    for (const one of root.querySelectorAll("[data-do]")) one.addEventListener("click", () => this.#do(one.dataset.do));
    part(root, "nothing").addEventListener("change", ({ target }) => (library.store.keepsNothing = target.checked));
  }

  start() {
    for (const section of this.root.querySelectorAll("section")) section.hidden = false;
    library.store.onChange(() => this.#soon());
    library.store.onState(() => this.#soon());
    library.onTurn(() => this.#soon());
    library.store.ready.then(() => this.#soon());
    onReturn(() => this.show());
    this.show();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.show(), SOON);
  }

  show() {
    showKeep(this.root, library.store);
    this.negotiations.show();
    showWritten(this.root, library, this.course);
  }

  /** Says at the top what was done, and shows it: what did it may be far below. */
  say(words) {
    const said = part(this.root, "said");
    said.textContent = words;
    said.scrollIntoView({ block: "nearest" });
  }

  async #do(what) {
    const { store } = library;
    const doing = {
      save: async () => say("workbook-saved", { file: saveBackup(store) }),
      open: () => openBackup(library),
      erase: () => erase(library),
      persist: () => keep(store),
      create: () => this.negotiations.create(),
    };
    const words = await doing[what]();
    if (words) this.say(words);
  }
}

for (const root of document.querySelectorAll("[data-workbook]")) new Workbook(root).start();
