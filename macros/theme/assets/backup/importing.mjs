/** Opening a backup: first what it adds and replaces is shown, then the learner decides. */
import { dateWords } from "../core/dates.mjs";
import { button, make } from "../core/dom.mjs";
import { empty } from "../core/values.mjs";
import { newer } from "../responses/records.mjs";
import { splitKey } from "../responses/keys.mjs";
import { say } from "../core/strings.mjs";
import { nameOf } from "../responses/negotiations.mjs";
import { ask } from "./dialog.mjs";
import { Follows } from "../responses/merge/follows.mjs";
import { placeOf, sheetsWithFields, valueText } from "./labels.mjs";
import { both, differing, newest } from "../responses/merge/merge.mjs";
import { contentsOf, copyId } from "../responses/merge/opening.mjs";
/** @import { Entry, Get } from "../responses/records.mjs" */
/** @import { WorkbookData } from "../responses/workbook-data.mjs" */
/** @import { Comparison, Copies, Pair } from "../responses/merge/merge.mjs" */
/** @import { Contents, Opening } from "../responses/merge/opening.mjs" */
/** @import { Backup } from "./backup.mjs" */

const MOST_SHOWN = 50;
const MOST_CHARACTERS = 160;

/** @param {Pair} pair */
const isResponse = ({ key, theirs, mine }) => {
  const place = splitKey("", key);
  return place !== null && place.field[0] !== "_" && !(empty(theirs.value) && empty(mine?.value));
};

/**
 * Shows what a backup would do, asks, and writes. Resolves to what to say, "" when nobody went on.
 * @param {WorkbookData} workbook
 * @param {Backup} backup
 * @returns {Promise<string>}
 */
export async function confirmImport(workbook, backup) {
  const { store } = workbook;
  /** @type {Get} */
  const get = (key) => store.get(store.prefix + key);
  const contents = () => contentsOf(backup.records, get, new Follows(sheetsWithFields()));
  const answer = await ask(say("import.title"), preview(workbook, backup, contents()), [{ value: "import", label: say("import.do") }]);
  if (!answer) return "";
  // Compared once more: another tab may have written while the question stood.
  await store.settled();
  const { records, comparison } = contents()[answer.where === "here" ? "here" : "elsewhere"];
  const copies = copiesOf(workbook, records, comparison);
  const entries = answer.how === "both" ? both(records, comparison, copies, Date.parse(backup.made), get) : newest(comparison);
  const restored = await store.restore(entries.map(([key, record]) => [store.prefix + key, record]));
  if (!restored) return say("import.no-room");
  workbook.turn();
  return say("import.done");
}

/**
 * A copy is called as the file calls it, or as I do.
 * @param {WorkbookData} workbook
 * @param {Entry[]} records
 * @param {Comparison} comparison
 * @returns {Copies}
 */
function copiesOf(workbook, records, comparison) {
  const theirs = new Map(records);
  /** @param {string} id */
  const negotiationOf = (id) => theirs.get(`_negotiations/${id}`)?.value ?? workbook.all.find(id);
  /** @param {string} id */
  const copy = (id) => ({ id: copyId(records, id), name: say("import.copy-name", { name: nameOf(negotiationOf(id)) }) });
  return new Map([...differing(comparison)].map((id) => [id, copy(id)]));
}

/** @param {WorkbookData} workbook @param {Backup} backup @param {Opening} contents */
function preview(workbook, backup, contents) {
  const day = dateWords(Date.parse(backup.made), { dateStyle: "long", timeStyle: "short" });
  const changes = make("div");
  /** @param {"elsewhere" | "here"} where */
  const show = (where) => changes.replaceChildren(...changesIn(workbook, contents[where]));
  show("elsewhere");
  const lines = [make("p", { textContent: say("import.made", { day }) }), ...(contents.asks ? [device(show)] : []), changes];
  if (workbook.store.keepsNothing) lines.push(make("p", { className: "wb-warning", textContent: say("import.page-only") }));
  return lines;
}

/**
 * What would change, in numbers and in words, and which way to go where something differs.
 * @param {WorkbookData} workbook
 * @param {Contents} contents
 */
function changesIn(workbook, { records, comparison }) {
  const [add, replace, keep] = [comparison.add, comparison.replace, comparison.keep].map((pairs) => pairs.filter(isResponse));
  /** @type {HTMLElement[]} */
  const lines = [
    make("ul", {}, ...counts({ adds: add, replaces: replace, keeps: keep }).map((textContent) => make("li", { textContent }))),
  ];
  if (add.length + replace.length + keep.length) lines.push(differences(workbook, [...replace, ...keep, ...add], records));
  if (replace.length || keep.length) lines.push(choices([...copiesOf(workbook, records, comparison).values()]));
  return lines;
}

/** @param {string} name @param {string} value @param {boolean} checked @param {string} label */
const radio = (name, value, checked, label) => make("label", {}, make("input", { type: "radio", name, value, checked }), " ", label);

/** Asks where the file was saved; `show` is called with the answer. @param {(where: "elsewhere" | "here") => void} show */
function device(show) {
  const box = make(
    "fieldset",
    { className: "wb-how" },
    make("legend", { textContent: say("import.where") }),
    radio("where", "elsewhere", true, say("import.elsewhere")),
    radio("where", "here", false, say("import.here")),
  );
  box.onchange = () => show(box.querySelector("[value=here]:checked") ? "here" : "elsewhere");
  box.append(make("p", { className: "ws-hint", textContent: say("import.where-how") }));
  return box;
}

/** What there is of each sort, in sentences; one says it when nothing is new. @param {Record<string, Pair[]>} sorts */
function counts(sorts) {
  const filled = Object.entries(sorts).filter(([, pairs]) => pairs.length);
  return filled.length ? filled.map(([sort, { length }]) => say(`import.${sort}`, { n: length })) : [say("import.same")];
}

/**
 * All that differs: what would be replaced, kept out, or new. It is drawn once somebody asks for it.
 * @param {WorkbookData} workbook
 * @param {Pair[]} pairs
 * @param {Entry[]} records
 */
function differences(workbook, pairs, records) {
  const list = make("ul");
  const theirs = new Map(records);
  /** @type {Get} */
  const read = (key) => theirs.get(key) ?? workbook.store.get(workbook.store.prefix + key);
  const more = () => {
    if (list.lastElementChild?.matches(".wb-more")) list.lastElementChild.remove();
    list.append(...pairs.splice(0, MOST_SHOWN).map((pair) => difference(workbook, pair, read)));
    if (pairs.length) list.append(make("li", { className: "wb-more" }, button(say("import.more", { n: pairs.length }), more)));
  };
  const box = make("details", { className: "wb-differences" }, make("summary", { textContent: say("import.show") }), list);
  box.addEventListener("toggle", more, { once: true });
  return box;
}

/**
 * One response, as it is here and in the file; the text that would not stay on top is struck out.
 * @param {WorkbookData} workbook
 * @param {Pair} pair
 * @param {Get} read
 */
function difference(workbook, { key, mine, theirs }, read) {
  /** @param {Pair["mine"]} record */
  const textOf = (record) => (empty(record?.value) ? say("import.nothing") : valueText(key, record?.value, read));
  const [here, there] = shortened(textOf(mine), textOf(theirs));
  const stays = mine && !newer(theirs, mine);
  /** @type {(Node | string)[]} */
  const lines = [make("b", { textContent: placeOf(workbook, key) })];
  if (mine) lines.push(make("br"), say("import.mine"), " ", make(stays ? "span" : "del", { textContent: here }));
  return make("li", {}, ...lines, make("br"), say("import.theirs"), " ", make(stays ? "del" : "ins", { textContent: there }));
}

/**
 * Two texts from a little before the place where they begin to differ.
 * @param {string} here
 * @param {string} there
 * @returns {[string, string]}
 */
function shortened(here, there) {
  const [mine, theirs] = [[...here], [...there]];
  const at = mine.findIndex((character, n) => character !== theirs[n]);
  const from = at > MOST_CHARACTERS / 2 ? at - 20 : 0;
  /** @param {string[]} text characters */
  const cut = (text) =>
    (from ? "…" : "") + text.slice(from, from + MOST_CHARACTERS).join("") + (text.length > from + MOST_CHARACTERS ? "…" : "");
  return [cut(mine), cut(theirs)];
}

/** @param {{name: string}[]} copies that "keep both" makes */
function choices(copies) {
  const box = make(
    "fieldset",
    { className: "wb-how" },
    make("legend", { textContent: say("import.how") }),
    radio("how", "newer", true, say("import.newer")),
    radio("how", "both", false, say("import.both")),
  );
  const how = copies.length ? say("import.both-how", { names: copies.map(({ name }) => name).join(" · ") }) : say("import.both-learner");
  box.append(make("p", { className: "ws-hint", textContent: how }));
  return box;
}
