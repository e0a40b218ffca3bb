/** Everything written so far, worksheet by worksheet and take by take, in words. */
import { ASIDE } from "../responses/aside.mjs";
import { takeLabel } from "../worksheet/take-label.mjs";
import { dateWords } from "../core/dates.mjs";
import { make, part } from "../core/dom.mjs";
import { empty } from "../core/values.mjs";
import { splitKey } from "../responses/keys.mjs";
import { say } from "../core/strings.mjs";
import { takeIds } from "../responses/takes.mjs";
import { responseText } from "../responses/response-text.mjs";
import { typeOf } from "../responses/types/index.mjs";
import { valueText } from "../backup/labels.mjs";
import { mark } from "../worksheet/lesson-marks.mjs";
import { progress } from "../responses/progress.mjs";

/**
 * @typedef {import("../responses/workbook-data.mjs").WorkbookData} WorkbookData
 * @typedef {import("../responses/responses.mjs").Responses} Responses
 * @typedef {import("../responses/store.mjs").Store} Store
 * @typedef {import("../responses/spec.mjs").Field} Field
 * @typedef {[key: string, record: import("../responses/records.mjs").SavedResponse]} Entry
 * @typedef {{negotiation: string, exercise: string}} Place
 *
 * @typedef {object} Sheet a worksheet or check, as the workbook's page has it
 * @property {string} id
 * @property {string} title
 * @property {Field[]} fields
 * @property {import("../responses/spec.mjs").Exercise["scope"]} [scope]
 * @property {string[]} [was]
 * @property {import("../responses/spec.mjs").Repeat} [repeat]
 * @property {string} [part] of the course
 * @property {string} [url]
 * @property {string[][]} [needs]
 *
 * @typedef {{sheets: (Sheet & {needs: string[][]})[], checks: Sheet[]}} CourseSheets
 */

/** @param {string} prompt @param {string} text */
const pair = (prompt, text) => [make("dt", { textContent: prompt }), make("dd", { textContent: text })];

/** Points and orders say which rows they are about by their ids. @param {Field} field */
const namesRows = (field) => field.rows_from && !typeOf(field).inRows;

/**
 * `[prompt, words]` of one take, also of fields that the worksheet has no longer.
 * @param {Responses} responses
 * @param {Store} store
 * @returns {[string, string][]}
 */
function pairsOf(responses, store) {
  /** @param {string} key */
  const read = (key) => store.get(store.prefix + key);
  /** @param {Field} field */
  const bare = (field) => responses.key(field).slice(store.prefix.length);
  /** @param {Field} field @param {unknown} value @returns {string} */
  const text = (field, value) => (namesRows(field) && !empty(value) ? valueText(bare(field), value, read) : responseText(field, value));
  const now = /** @type {Field[]} */ (responses.exercise.fields).map((field) => [field.prompt, text(field, responses.value(field))]);
  const gone = responses.leftovers().map(({ field, record }) => [field, plain(record.value)]);
  return /** @type {[string, string][]} */ ([...now, ...gone]).filter(([, written]) => written);
}

/** @param {unknown} value */
const plain = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/**
 * Nodes for each take that holds words; its name stands above where there may be several.
 * @param {Responses} first
 * @param {Sheet} sheet
 * @param {Store} store
 * @returns {HTMLElement[]}
 */
function takesOf(first, sheet, store) {
  const ids = [...new Set([...takeIds(sheet.repeat, first.takes()), ...first.takes()])];
  return ids.flatMap((/** @type {string} */ id) => {
    const responses = first.at(id);
    const pairs = pairsOf(responses, store);
    if (!pairs.length) return [];
    const name = sheet.repeat || ids.length > 1 ? [make("h4", { textContent: takeLabel(sheet.repeat, id, responses.started()) })] : [];
    return [...name, make("dl", {}, ...pairs.flatMap(([prompt, text]) => pair(prompt, text)))];
  });
}

/** @param {string} state */
function progressMark(state) {
  const element = make("span", { className: "cg-progress" });
  mark(element, state);
  return element;
}

/** @param {Sheet} sheet */
const link = ({ url, title }) => (url ? make("a", { href: url, textContent: title }) : make("span", { textContent: title }));

/** @param {WorkbookData} workbook @param {Sheet} sheet @param {string | undefined} state @param {boolean} open */
function sheetNode(workbook, sheet, state, open) {
  const responses = workbook.responses(sheet);
  const written = takesOf(responses, sheet, workbook.store);
  if (!written.length) return make("p", { className: "wb-sheet" }, link(sheet), " ", ...(state ? [progressMark(state)] : []));
  const last = Math.max(...responses.entries().map(([, { savedAt }]) => savedAt));
  const saved = make("span", { className: "wb-quiet", textContent: dateWords(Math.min(last, Date.now())) });
  const summary = make("summary", {}, make("span", { textContent: sheet.title }), " ", ...(state ? [progressMark(state)] : []), " ", saved);
  const go = sheet.url ? [make("p", {}, make("a", { href: sheet.url, textContent: say("workbook-go", { title: sheet.title }) }))] : [];
  const box = make("details", { className: "wb-sheet", open }, summary, ...written, ...go);
  box.dataset.sheet = sheet.id;
  return box;
}

/**
 * Worksheets that this course has no longer, made of what was written for them.
 * @param {WorkbookData} workbook
 * @param {Sheet[]} known
 * @returns {Sheet[]}
 */
function strangers(workbook, known) {
  const { store, negotiation } = workbook;
  const names = new Set(known.flatMap(({ id, was }) => [id, ...(was ?? [])]));
  const places = store.list().flatMap((/** @type {Entry} */ [key, { value }]) => (empty(value) ? [] : (splitKey(store.prefix, key) ?? [])));
  const unknown = places.filter(
    (/** @type {Place} */ { negotiation: owner, exercise }) => !names.has(exercise) && [negotiation, "_learner"].includes(owner),
  );
  const scopes = new Map(
    unknown.map((/** @type {Place} */ { exercise, negotiation: owner }) => [exercise, owner === "_learner" ? "learner" : "negotiation"]),
  );
  return [...scopes].map(([id, scope]) => ({
    id,
    scope: /** @type {Sheet["scope"]} */ (scope),
    title: id,
    fields: [],
  }));
}

/** @param {string | undefined} title @param {HTMLElement[]} nodes */
function group(title, nodes) {
  return nodes.length && title ? [make("h3", { textContent: title }), ...nodes] : nodes;
}

/** Hardly anybody has something that cannot be read. @param {HTMLElement} root @param {WorkbookData} workbook */
async function showPutAside(root, workbook) {
  const { store } = workbook;
  const some = store.unreadable().length || store.list(store.prefix + ASIDE).length;
  if (some || !part(root, "aside").hidden) (await import("./aside.mjs")).showAside(root, workbook);
}

/** What can be seen of the list; drawn anew only when this changes. */
let shown = "";

/**
 * @param {HTMLElement} root
 * @param {WorkbookData} workbook
 * @param {CourseSheets} course
 */
export function showWritten(root, workbook, { sheets, checks }) {
  const { store, negotiation } = workbook;
  const entries = store.list();
  showPutAside(root, workbook);
  const now = `${negotiation} ${entries.map((/** @type {Entry} */ [key, { savedAt }]) => key + savedAt).join()}`;
  if (now === shown) return;
  shown = now;
  const place = part(root, "sheets");
  const open = new Set(/** @type {HTMLElement[]} */ ([...place.querySelectorAll("details[open]")]).map((box) => box.dataset.sheet));
  const states = progress(sheets, entries, { prefix: store.prefix, negotiation });
  /** @param {Sheet} sheet */
  const node = (sheet) => sheetNode(workbook, sheet, states.get(sheet.id), open.has(sheet.id));
  const names = [...new Set(sheets.map(({ part: name }) => name))];
  const groups = names.flatMap((name) => group(name, sheets.filter((sheet) => sheet.part === name).map(node)));
  const done = checks.filter((check) => workbook.responses(check).entries().length);
  const gone = strangers(workbook, [...sheets, ...checks]);
  place.replaceChildren(...groups, ...group(say("workbook-checks"), done.map(node)), ...group(say("workbook-gone"), gone.map(node)));
  part(root, "empty").hidden = entries.some((/** @type {Entry} */ [key, { value }]) => splitKey(store.prefix, key) && !empty(value));
}
