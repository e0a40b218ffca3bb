/** The cells of one row: what its controls say, and what they show. */
import { storable } from "../../core/numbers.mjs";
import { empty, own } from "../../core/values.mjs";
import { read, write } from "../controls.mjs";

/** @import { Column, Field } from "../../responses/spec.mjs" */

/** Kinds of columns that hold numbers. */
const NUMBERS = ["number", "rating"];

/** @type {(row: HTMLElement, field: Field, column: Column) => string} */
const nameOf = (row, field, column) => `${field.id}.${row.dataset.row}.${column.id}`;

/** @param {HTMLElement} row @param {Field} field @param {Column} column */
function cellValue(row, field, column) {
  const value = read(row, nameOf(row, field, column));
  if (empty(value)) return undefined;
  if (column.kind === "tick") return true;
  return NUMBERS.includes(column.kind) ? storable(value) : value;
}

/** The filled columns of a row's element. @param {HTMLElement} row @param {Field} field */
export function readRow(row, field) {
  const cells = (field.columns ?? []).map((column) => [column.id, cellValue(row, field, column)]);
  return Object.fromEntries(cells.filter(([, value]) => !empty(value)));
}

/** Shows `value` (`{column: value}`, or undefined) in a row's element. @param {HTMLElement} row @param {object | undefined} value @param {Field} field */
export function writeRow(row, value, field) {
  for (const column of field.columns ?? []) {
    const cell = own(value, column.id);
    // A ticked box without a value of its own is called "on".
    write(row, nameOf(row, field, column), cell === true ? "on" : cell);
  }
}
