/** Opening a backup: first what it adds and replaces is shown, then the learner decides. */
import { dateWords } from "../worksheet/dates.mjs";
import { make } from "../worksheet/dom.mjs";
import { empty, splitKey } from "../worksheet/records.mjs";
import { say } from "../worksheet/strings.mjs";
import { nameOf } from "../worksheet/switcher.mjs";
import { freshId } from "./changing.mjs";
import { ask } from "./dialog.mjs";
import { placeOf, wordsOf } from "./labels.mjs";
import { both, compare, differing, newest } from "./merge.mjs";

const MOST_SHOWN = 12;

const isResponse = ({ key, theirs, mine }) => {
  const parts = splitKey("", key);
  return parts && parts.field[0] !== "_" && !(empty(theirs.value) && empty(mine?.value));
};

/**
 * Shows what a backup would do, asks, and writes. Resolves to what to say, "" when nobody went on.
 * @param {import("../worksheet/library.mjs").Library} library
 * @param {import("./backup.mjs").Backup} backup
 */
export async function confirmImport(library, backup) {
  const { store } = library;
  const found = compare(backup.records, (key) => store.get(store.prefix + key));
  const copies = copiesOf(library, found, new Map(backup.records));
  const answer = await ask(say("import.title"), preview(library, backup, found, copies), [{ value: "import", label: say("import.do") }]);
  if (!answer) return "";
  const entries = answer.how === "both" ? both(backup.records, found, copies) : newest(found);
  const kept = await store.restore(entries.map(([key, record]) => [store.prefix + key, record]));
  if (!kept) return say("import.no-room");
  library.turn();
  return say("import.done");
}

/** A copy is called as the file calls it, or as I do. */
function copiesOf(library, found, theirs) {
  const called = (id) => theirs.get(`_negotiations/${id}`)?.value ?? library.all.find(id);
  const copy = (id) => ({ id: freshId(), name: say("import.copy-name", { name: nameOf(called(id)) }) });
  return new Map([...differing(found)].map((id) => [id, copy(id)]));
}

function preview(library, backup, found, copies) {
  const [add, replace, keep] = [found.add, found.replace, found.keep].map((pairs) => pairs.filter(isResponse));
  const day = dateWords(Date.parse(backup.made), { dateStyle: "long", timeStyle: "short" });
  const lines = [
    make("p", { textContent: say("import.made", { day }) }),
    make("ul", {}, ...counts({ adds: add, replaces: replace, keeps: keep }).map((textContent) => make("li", { textContent }))),
  ];
  if (replace.length) lines.push(differences(library, replace));
  if (replace.length || keep.length) lines.push(choices(copies.size > 0));
  if (library.store.keepsNothing) lines.push(make("p", { className: "wb-warning", textContent: say("import.page-only") }));
  return lines;
}

/** What there is of each sort, in sentences; one says it when nothing is new. */
function counts(sorts) {
  const found = Object.entries(sorts).filter(([, pairs]) => pairs.length);
  return found.length ? found.map(([sort, { length }]) => say(`import.${sort}`, { n: length })) : [say("import.same")];
}

/** Which words would be replaced, and by which. */
function differences(library, replace) {
  const item = ({ key, mine, theirs }) =>
    make("li", {},
      make("b", { textContent: placeOf(library, key) }), make("br"),
      make("del", { textContent: short(key, mine.value) }), " ", make("ins", { textContent: short(key, theirs.value) }));
  const items = replace.slice(0, MOST_SHOWN).map(item);
  const more = replace.length - items.length;
  if (more > 0) items.push(make("li", { textContent: say("import.more", { n: more }) }));
  return make("details", { className: "wb-differences" }, make("summary", { textContent: say("import.show") }), make("ul", {}, ...items));
}

function short(key, value) {
  if (empty(value)) return say("import.nothing");
  const text = wordsOf(key, value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function choices(copies) {
  const radio = (value, checked) => make("label", {}, make("input", { type: "radio", name: "how", value, checked }), " ", say(`import.${value}`));
  const box = make("fieldset", { className: "wb-how" }, make("legend", { textContent: say("import.how") }), radio("newer", true), radio("both", false));
  box.append(make("p", { className: "ws-hint", textContent: say(copies ? "import.both-how" : "import.both-learner") }));
  return box;
}
