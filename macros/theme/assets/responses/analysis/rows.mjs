/** Rows: a line for each, and the numbers and days that count in its cells. */
import { dayWords, isDay } from "../../core/dates.mjs";
import { numberOf } from "../../core/numbers.mjs";
import { empty, own } from "../../core/values.mjs";
import { isPlainObject } from "../types/any.mjs";
import { cellText, rowText } from "../types/rows.mjs";
import { any } from "./any.mjs";

/**
 * @typedef {import("./any.mjs").Analysis} Analysis
 * @typedef {import("./any.mjs").Field} Field
 * @typedef {import("./any.mjs").Row} Row
 */

/** @type {(column: Field, value: unknown) => number | undefined} */
const number = (column, value) => numberOf(value, column);

/** By kind of a column: what of a cell counts. @type {Record<string, (column: Field, value: unknown) => unknown>} */
const COUNTED = { number, rating: number, date: (_column, day) => (isDay(day) ? day : undefined) };

/** @param {Field[]} columns @param {Record<string, any>} row */
function rowCounted(columns, { id, ...cells }) {
  const counted = columns
    .filter(({ kind }) => Object.hasOwn(COUNTED, kind))
    .map((column) => [column.id, COUNTED[column.kind](column, cells[column.id])]);
  const all = Object.entries({ ...cells, ...Object.fromEntries(counted) });
  return { id, ...Object.fromEntries(all.filter(([, cell]) => !empty(cell))) };
}

/** @type {(column: Field, value: unknown) => boolean} */
const isListed = ({ kind }, value) => !empty(value) && (kind !== "date" || isDay(value));

/** What a list says of a cell: days in words. @type {(column: Field, value: any) => string} */
const listedText = (column, value) => (column.kind === "date" ? dayWords(value) : cellText(column, value));

/** @param {Field} field @param {Row} row @returns {import("./any.mjs").ListItem} */
function listItem({ columns }, row) {
  const filled = columns.filter((/** @type {Field} */ column) => isListed(column, own(row, column.id)));
  return {
    row,
    cells: new Map(
      filled.map((/** @type {Field} */ column) => [column.id, { label: column.label, text: listedText(column, row[column.id]) }]),
    ),
  };
}

/**
 * A line for each row: what it follows, and its cells.
 * @param {Row[]} rows
 * @param {Record<string, string> | undefined} labels
 * @param {(row: Row) => string} textOf
 */
const lines = (rows, labels, textOf) =>
  rows
    .map((row) => [own(labels, row.id), textOf(row)].filter(Boolean).join(": "))
    .filter(Boolean)
    .join("\n");

/** The cells of a row in words. @param {Field} field @param {Row} row */
const rowInWords = ({ columns = [] }, row) =>
  columns
    .filter((/** @type {Field} */ column) => !empty(own(row, column.id)))
    .map((/** @type {Field} */ column) => listedText(column, row[column.id]))
    .join(" · ");

/** @type {Analysis} */
export const rows = {
  ...any,
  text: (field, value, labels) => lines(value, labels, (row) => rowInWords(field, row)),
  exported: (field, value, labels) => lines(value, labels, (row) => rowText(field, row)),
  counted: ({ columns = [] }, value) =>
    Array.isArray(value) ? value.filter(isPlainObject).map((row) => rowCounted(columns, row)) : undefined,
  listItems: (field, value) => value.map((/** @type {Row} */ row) => listItem(field, row)),
};
