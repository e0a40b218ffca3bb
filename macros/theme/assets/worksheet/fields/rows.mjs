/** The `rows` kind: a table that grows and shrinks. */
import { read, typing, write } from "../controls.mjs";
import { button, note, noteIn, part } from "../../core/dom.mjs";
import { byId, newRowId } from "../../responses/ids.mjs";
import { storable } from "../../core/numbers.mjs";
import { empty, own } from "../../core/values.mjs";
import { say } from "../../core/strings.mjs";
import { versions } from "../../responses/versions.mjs";
import { rowWords } from "../../responses/response-text.mjs";
import { adopt as adoptRows, adoptFollowed, arrange, follow } from "./following.mjs";

const NUMBERS = ["number", "rating"];
/** Most letters of a row's name. */
const LINE = 40;

const rowElements = (element) => [...part(element, "rows").children];

const nameOf = (row, field, column) => `${field.id}.${row.dataset.row}.${column.id}`;

function cellValue(row, field, column) {
  const value = read(row, nameOf(row, field, column));
  if (empty(value)) return undefined;
  if (column.kind === "tick") return true;
  return NUMBERS.includes(column.kind) ? storable(value) : value;
}

/** The filled columns of a row's element. */
export function readRow(row, field) {
  const cells = field.columns.map((column) => [column.id, cellValue(row, field, column)]);
  return Object.fromEntries(cells.filter(([, value]) => !empty(value)));
}

/** Shows `value` (`{column: value}`, or undefined) in a row's element. */
function writeRow(row, value, field) {
  for (const column of field.columns) {
    const cell = own(value, column.id);
    // A ticked box without a value of its own is called "on".
    write(row, nameOf(row, field, column), cell === true ? "on" : cell);
  }
}

export const codec = {
  read(element, field) {
    const rows = rowElements(element).map((row) => ({ id: row.dataset.row, ...readRow(row, field) }));
    const kept = rows.filter((row) => Object.keys(row).length > 1);
    return kept.length ? kept : undefined;
  },
  write(element, rows, field) {
    for (const row of rowElements(element)) writeRow(row, rows?.find(({ id }) => id === row.dataset.row), field);
  },
};

const idsOf = (rows) => rows.map((row) => row.dataset.row);

const isBlank = (row, field) => !Object.keys(readRow(row, field)).length;

/** `ids`, and those of new rows until there are as many as the field begins with. */
function filledUp(ids, field, used) {
  const more = [...ids];
  while (more.length < (field.start ?? 1)) more.push(newRowId([...more, ...used]));
  return more;
}

/**
 * Ids of the rows to show, in the order of their ids: so each has the place that it will have after a
 * reload. Empty rows on show stay, but for those that were only offered when words come in: of these
 * there are as many as the field begins with.
 * @param {string[]} written ids of rows with words
 * @param {string[]} used ids of all rows that were ever written: no new row gets one of them
 */
function shownIds(element, field, written, used) {
  const shown = rowElements(element);
  const comeIn = !("started" in element.dataset) || written.some((id) => !idsOf(shown).includes(id));
  const others = shown.filter((row) => !written.includes(row.dataset.row));
  const stays = (row) => row.contains(typing(element)) || (isBlank(row, field) && (!comeIn || "added" in row.dataset || used.includes(row.dataset.row)));
  const sure = [...written, ...idsOf(others.filter(stays))];
  const offered = idsOf(others.filter((row) => !stays(row) && isBlank(row, field)));
  return filledUp([...sure, ...offered.slice(0, Math.max(0, (field.start ?? 1) - sure.length))], field, used).sort(byId);
}

/** The rows of another field, and after them any that was written in but is there no longer. */
function followRows(others, rows) {
  const gone = rows.filter(({ id }) => !others.some((row) => row.id === id));
  return [...others, ...gone.map(({ id }) => ({ id, label: say("row-gone") }))];
}

const followedRows = (others, rows) => others && followRows(others, rows ?? []);

/** Before anything is read from the page: its rows get the ids of those that are stored. */
export function adopt(element, field, rows, look, used) {
  if (field.rows_from) adoptFollowed(element, field, rows, look);
  else adoptRows(element, filledUp((rows ?? []).map(({ id }) => id), field, used()));
}

/**
 * Makes the elements for `rows`, and for those of another field that it follows; `look` reads
 * references, `used` gives the ids of all rows that were ever written.
 */
export function shape(element, field, rows, look, used) {
  const others = followedRows(follow(element, field, look), rows);
  arrange(element, others ?? named(shownIds(element, field, (rows ?? []).map(({ id }) => id), used()), rows ?? [], field));
  dress(element, field);
}

/** `{id, label}` of rows: each is called by its words, or by its number. */
const named = (ids, rows, field) => ids.map((id, at) => ({ id, label: wordsOf(rows.find((row) => row.id === id), field) || say("row", { n: at + 1 }) }));

/** What is written in the first column of text, at most a line of it: the row's name. */
function wordsOf(row, { columns }) {
  const first = columns.find(({ kind }) => kind === "text");
  const letters = [...String(own(row, first?.id) ?? "").trim().replace(/\s+/g, " ")];
  return letters.length > LINE ? `${letters.slice(0, LINE - 1).join("")}…` : letters.join("");
}

function dress(element, field) {
  element.dataset.started = "";
  const add = part(element, "add");
  if (add) add.hidden = rowElements(element).length >= (field.max ?? Infinity);
  for (const row of rowElements(element)) nameRemove(row);
}

function nameRemove(row) {
  const remove = part(row, "remove");
  if (!remove) return;
  remove.hidden = false;
  remove.setAttribute("aria-label", `${remove.textContent}: ${part(row, "row-label").textContent}`);
}

/** Adds an empty row and goes there. */
export function addRow(element, field, used) {
  const rows = rowElements(element).map((row) => ({ id: row.dataset.row, ...readRow(row, field) }));
  const shown = rows.map(({ id }) => id);
  arrange(element, named([...shown, newRowId([...shown, ...used])], rows, field));
  dress(element, field);
  const row = rowElements(element).at(-1);
  row.dataset.added = "";
  row.querySelector("input, select, textarea").focus();
}

/** Rows that were removed here, and in which another device has written: each can be brought back. */
export function showRemoved(worksheet, { field, element, ...rest }) {
  const { responses } = worksheet;
  const shown = idsOf(rowElements(element));
  const removed = responses.rowIds(field).filter((id) => !shown.includes(id)).map((id) => [id, responses.record(field, id)]);
  const kept = removed.filter(([, record]) => record.others && empty(record.value) && versions(record).length);
  const now = JSON.stringify(kept);
  if ((noteIn(element, "ws-before")?.dataset.now ?? "[]") === now) return;
  const act = (row) => async () => (await import("../undo.mjs")).bringBack(worksheet, { field, element, ...rest, row });
  const back = ([row, record]) => button(say("row-before", { words: rowWords(field, versions(record)[0].value) }), act(row));
  const line = note(element, "ws-before", ...kept.map(back));
  if (line) line.dataset.now = now;
}
