/** The `rows` kind: a table that grows and shrinks. */
import { read, typing, write } from "../controls.mjs";
import { part } from "../dom.mjs";
import { storable } from "../numbers.mjs";
import { empty, own } from "../records.mjs";
import { say } from "../strings.mjs";
import { arrange, follow } from "./following.mjs";

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

/** An id that no other tab makes, and that comes after all earlier ones. */
const freshId = () => `row-${Date.now()}-${Math.floor(Math.random() * 1000)}`;

const isBlank = (row, field) => !Object.keys(readRow(row, field)).length;

/**
 * Ids of the rows to show. Those on show keep their place, so that nobody loses the focus. An id that
 * was `used` is not given to a new row: points and judgements of the old one are stored under it.
 */
function shownIds(element, field, rows, used) {
  const written = rows.map((row) => row.id);
  const started = "started" in element.dataset;
  const stays = (row) => written.includes(row.dataset.row) || row.contains(typing(element)) || (started && isBlank(row, field));
  const ids = [...new Set([...rowElements(element).filter(stays).map((row) => row.dataset.row), ...written])];
  const taken = [...ids, ...used()];
  for (let n = 1; ids.length < (field.start ?? 1); n += 1) if (!taken.includes(`blank-${n}`)) ids.push(`blank-${n}`);
  return ids;
}

/** The rows of another field, and after them any that was written in but is there no longer. */
function followRows(others, rows) {
  const gone = rows.filter(({ id }) => !others.some((row) => row.id === id));
  return [...others, ...gone.map(({ id }) => ({ id, label: say("row-gone") }))];
}

/**
 * Makes the elements for `rows`, and for those of another field that it follows; `look` reads
 * references, `used` gives the ids of all rows that were ever written.
 */
export function shape(element, field, rows, look, used) {
  const others = follow(element, field, look);
  arrange(element, others ? followRows(others, rows ?? []) : ownRows(element, field, rows ?? [], used));
  dress(element, field);
}

function ownRows(element, field, rows, used) {
  const label = (id, at) => wordsOf(rows.find((row) => row.id === id), field) || say("row", { n: at + 1 });
  return shownIds(element, field, rows, used).map((id, at) => ({ id, label: label(id, at) }));
}

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
export function addRow(element, field) {
  const rows = rowElements(element).map((row) => ({ id: row.dataset.row, ...readRow(row, field) }));
  arrange(element, ownRows(element, field, [...rows, { id: freshId() }], () => []));
  dress(element, field);
  rowElements(element).at(-1).querySelector("input, select, textarea").focus();
}
