/** What could not be read, in the workbook: where it belongs, its words, and what can be done with it. */
import { ASIDE, lookInto, placeOf as keyOf, putAside } from "../responses/aside.mjs";
import { dateWords, dayOf } from "../core/dates.mjs";
import { button, make, part } from "../core/dom.mjs";
import { saveFile } from "../core/file.mjs";
import { empty } from "../core/values.mjs";
import { splitKey } from "../responses/keys.mjs";
import { readSite, say } from "../core/strings.mjs";
import { ask } from "../backup/dialog.mjs";
import { placeOf, valueText } from "../backup/labels.mjs";

/**
 * @typedef {import("../responses/workbook-data.mjs").WorkbookData} WorkbookData
 * @typedef {{exercise: string, field: string, row?: string}} Place where in the workbook a record belongs
 * @typedef {Entry & {text: string, value?: any, newer: boolean, title: string}} ReadEntry with what can be had of it
 */

const MOST_SHOWN = 2000;

/**
 * @typedef {object} Entry something that cannot be read
 * @property {string} key under which it is kept
 * @property {string} place the key that it belongs to, without the site's beginning
 * @property {*} data
 * @property {number} [aside] when it was put aside; undefined for what still lies in its place
 */

/** @param {import("../responses/store.mjs").Store} store @returns {Entry[]} */
export function entriesOf(store) {
  /** @param {string} key */
  const bare = (key) => key.slice(store.prefix.length);
  const aside = store.list(store.prefix + ASIDE).filter(([, { value }]) => !empty(value));
  return [
    ...aside.map(([key, { value, savedAt }]) => ({ key, place: keyOf(bare(key)), data: value, aside: savedAt })),
    ...store.unreadable().map(([key, data]) => ({ key, place: bare(key), data })),
  ];
}

/** What can be seen of the list; drawn anew only when this changes. */
let shown = "";

/** @param {HTMLElement} root @param {WorkbookData} workbook */
export function showAside(root, workbook) {
  const entries = entriesOf(workbook.store);
  const now = entries.map(({ key, aside }) => `${key} ${aside}`).join("\n");
  if (now === shown) return;
  shown = now;
  part(root, "aside").hidden = entries.length === 0;
  part(root, "aside-list").replaceChildren(...entries.map((entry) => itemOf(root, workbook, entry)));
}

/** @param {HTMLElement} root @param {WorkbookData} workbook @param {Entry} entry */
function itemOf(root, workbook, entry) {
  const { place, data, aside } = entry;
  const content = lookInto(data);
  const title = splitKey("", place) ? placeOf(workbook, place) : place;
  const when = aside === undefined ? say(content.newer ? "aside.newer" : "aside.damaged") : say("aside.when", { day: dateWords(aside) });
  const heading = make("h3", { textContent: title });
  const text = make("p", { className: "wb-words", textContent: shortened(wordsIn(workbook, place, content)) });
  return make(
    "li",
    {},
    heading,
    make("p", { className: "wb-quiet", textContent: when }),
    text,
    actions(root, workbook, { ...entry, ...content, title }),
  );
}

/** @param {string} text */
const shortened = (text) => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

/**
 * The words of something that cannot be read; as it lies there when nothing better can be had.
 * @param {WorkbookData} workbook
 * @param {string} place
 * @param {{text: string, value?: any}} content
 * @returns {string}
 */
function wordsIn({ store }, place, { text, value }) {
  try {
    return valueText(place, value, (key) => store.get(store.prefix + key)) || text;
  } catch {
    return text;
  }
}

/** @param {HTMLElement} root @param {WorkbookData} workbook @param {ReadEntry} entry */
function actions(root, workbook, entry) {
  /** @param {string} text */
  const tell = (text) => {
    part(root, "said").textContent = text;
    part(root, "written").querySelector("h2")?.focus();
  };
  const can = !empty(entry.value) && splitKey("", entry.place);
  const back = can ? [button(say("aside.back"), async () => tell(await bringBack(workbook, entry)))] : [];
  const save = button(say("aside.save"), () => tell(say("workbook-saved", { file: saveText(entry.text) })));
  const remove = button(say("aside.delete"), async () => (await removed(workbook, entry)) && tell(say("aside.deleted")));
  const buttons = [...back, save, remove];
  for (const control of buttons) control.setAttribute("aria-label", `${control.textContent}: ${entry.title}`);
  return make("p", { className: "wb-actions" }, ...buttons);
}

/**
 * Puts what can be had of it back in its place; what stands there now stays one click away.
 * @param {WorkbookData} workbook
 * @param {ReadEntry} entry
 */
async function bringBack({ store }, { key, place, data, value, newer, title }) {
  const { exercise, field, row } = /** @type {Place} */ (splitKey("", place));
  const now = store.get(store.prefix + place);
  const previous = !empty(now?.value) && { previous: { value: now.value, savedAt: now.savedAt } };
  store.put(store.prefix + place, { exercise, field, ...(row && { row }), value, ...previous });
  // What a newer version wrote may hold more than can be shown here.
  if (!newer) await store.discard([key.startsWith(store.prefix + ASIDE) ? key : store.prefix + putAside(place, data)[0]]);
  return say("aside.back-done", { title });
}

/** @param {string} text */
function saveText(text) {
  const name = `${readSite().course}-${dayOf(Date.now())}.txt`;
  saveFile(name, text, "text/plain");
  return name;
}

/** True when the learner wanted it deleted. @param {WorkbookData} workbook @param {ReadEntry} entry */
async function removed({ store }, { key, title }) {
  const content = [make("p", { textContent: say("aside.delete-what", { title }) })];
  if (!(await ask(say("aside.delete-title"), content, [{ value: "delete", label: say("aside.delete"), danger: true }]))) return false;
  await store.discard([key]);
  return true;
}
