/** Everything written so far, worksheet by worksheet and take by take, in words. */
import { ASIDE } from "../responses/aside.mjs";
import { takeLabel } from "../worksheet/take-buttons.mjs";
import { dateWords } from "../core/dates.mjs";
import { make, part } from "../core/dom.mjs";
import { empty } from "../core/values.mjs";
import { splitKey } from "../responses/records.mjs";
import { say } from "../core/strings.mjs";
import { takeIds } from "../responses/takes.mjs";
import { responseText } from "../responses/response-text.mjs";
import { typeOf } from "../responses/types/index.mjs";
import { wordsOf } from "../backup/labels.mjs";
import { mark } from "../worksheet/lesson-marks.mjs";
import { progress } from "../responses/progress.mjs";

const pair = (prompt, text) => [make("dt", { textContent: prompt }), make("dd", { textContent: text })];

/** Points and orders say which rows they are about by their ids. */
const namesRows = (field) => field.rows_from && !typeOf(field).inRows;

/** `[prompt, words]` of one take, also of fields that the worksheet has no longer. */
function pairsOf(responses, store) {
  const read = (key) => store.get(store.prefix + key);
  const bare = (field) => responses.key(field).slice(store.prefix.length);
  const text = (field, value) => (namesRows(field) && !empty(value) ? wordsOf(bare(field), value, read) : responseText(field, value));
  const now = responses.exercise.fields.map((field) => [field.prompt, text(field, responses.value(field))]);
  const gone = responses.leftovers().map(({ field, record }) => [field, plain(record.value)]);
  return [...now, ...gone].filter(([, text]) => text);
}

const plain = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/** Nodes for each take that holds words; its name stands above when the worksheet can be repeated. */
function takesOf(first, sheet, store) {
  const ids = sheet.repeat ? [...new Set([...takeIds(sheet.repeat, first.takes()), ...first.takes()])] : [first.take];
  return ids.flatMap((id) => {
    const responses = first.at(id);
    const pairs = pairsOf(responses, store);
    if (!pairs.length) return [];
    const name = sheet.repeat ? [make("h4", { textContent: takeLabel(sheet.repeat, id, responses.started()) })] : [];
    return [...name, make("dl", {}, ...pairs.flatMap(([prompt, text]) => pair(prompt, text)))];
  });
}

function progressMark(state) {
  const element = make("span", { className: "cg-progress" });
  mark(element, state);
  return element;
}

const link = ({ url, title }) => (url ? make("a", { href: url, textContent: title }) : make("span", { textContent: title }));

function sheetNode(workbook, sheet, state, open) {
  const responses = workbook.responses(sheet);
  const written = takesOf(responses, sheet, workbook.store);
  if (!written.length) return make("p", { className: "wb-sheet" }, link(sheet), " ", ...(state ? [progressMark(state)] : []));
  const saved = make("span", { className: "wb-quiet", textContent: dateWords(Math.min(responses.savedAt() || Infinity, Date.now())) });
  const summary = make("summary", {}, make("span", { textContent: sheet.title }), " ", ...(state ? [progressMark(state)] : []), " ", saved);
  const go = sheet.url ? [make("p", {}, make("a", { href: sheet.url, textContent: say("workbook-go", { title: sheet.title }) }))] : [];
  const box = make("details", { className: "wb-sheet", open }, summary, ...written, ...go);
  box.dataset.sheet = sheet.id;
  return box;
}

/** Worksheets that this course has no longer, made of what was written for them. */
function strangers(workbook, known) {
  const { store, negotiation } = workbook;
  const names = new Set(known.flatMap(({ id, was }) => [id, ...(was ?? [])]));
  const parts = store.list().map(([key, { value }]) => !empty(value) && splitKey(store.prefix, key)).filter(Boolean);
  const found = parts.filter(({ negotiation: owner, exercise }) => !names.has(exercise) && [negotiation, "_learner"].includes(owner));
  const scopes = new Map(found.map(({ exercise, negotiation: owner }) => [exercise, owner === "_learner" ? "learner" : "negotiation"]));
  return [...scopes].map(([id, scope]) => ({ id, scope, title: id, fields: [], repeat: { moments: {} } }));
}

function group(title, nodes) {
  return nodes.length && title ? [make("h3", { textContent: title }), ...nodes] : nodes;
}

/** Hardly anybody has something that cannot be read. */
async function showPutAside(root, workbook) {
  const { store } = workbook;
  const some = store.unreadable().length || store.list(store.prefix + ASIDE).length;
  if (some || !part(root, "aside").hidden) (await import("./aside.mjs")).showAside(root, workbook);
}

/** What can be seen of the list; drawn anew only when this changes. */
let shown = "";

/**
 * @param {HTMLElement} root
 * @param {import("../responses/workbook-data.mjs").WorkbookData} workbook
 * @param {{sheets: object[], checks: object[]}} course
 */
export function showWritten(root, workbook, { sheets, checks }) {
  const { store, negotiation } = workbook;
  const entries = store.list();
  showPutAside(root, workbook);
  const now = `${negotiation} ${entries.map(([key, { savedAt }]) => key + savedAt).join()}`;
  if (now === shown) return;
  shown = now;
  const place = part(root, "sheets");
  const open = new Set([...place.querySelectorAll("details[open]")].map((one) => one.dataset.sheet));
  const states = progress(sheets, entries, { prefix: store.prefix, negotiation });
  const node = (sheet) => sheetNode(workbook, sheet, states.get(sheet.id), open.has(sheet.id));
  const parts = [...new Set(sheets.map(({ part: name }) => name))];
  const groups = parts.flatMap((name) => group(name, sheets.filter((sheet) => sheet.part === name).map(node)));
  const done = checks.filter((check) => workbook.responses(check).entries().length);
  const gone = strangers(workbook, [...sheets, ...checks]);
  place.replaceChildren(...groups, ...group(say("workbook-checks"), done.map(node)), ...group(say("workbook-gone"), gone.map(node)));
  part(root, "empty").hidden = entries.some(([key, { value }]) => splitKey(store.prefix, key) && !empty(value));
}
