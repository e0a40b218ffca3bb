/** A table that grows: `[{id, column: value}]`, in which each row has a record of its own. */
import { isDay } from "../../core/dates.mjs";
import { numberOf } from "../../core/numbers.mjs";
import { empty, own } from "../../core/values.mjs";
import { any, isFlat, isPlainObject, plainText } from "./any.mjs";
import { dayWords } from "./date.mjs";

const number = (column, value) => numberOf(value, column);

/** By kind of a column: what of a cell counts. */
const COUNTED = { number, rating: number, date: (column, day) => (isDay(day) ? day : undefined) };

function rowCounted(columns, { id, ...cells }) {
  const counted = columns.filter(({ kind }) => Object.hasOwn(COUNTED, kind)).map((column) => [column.id, COUNTED[column.kind](column, cells[column.id])]);
  const all = Object.entries({ ...cells, ...Object.fromEntries(counted) });
  return { id, ...Object.fromEntries(all.filter(([, cell]) => !empty(cell))) };
}

const cellText = (column, value) => (value === true ? column.label : plainText(column, value));

/**
 * The columns of a row as one line.
 * @param {{columns?: object[]}} field
 * @param {object} row
 */
export const rowText = ({ columns = [] }, row) =>
  columns.filter((column) => !empty(own(row, column.id))).map((column) => cellText(column, row[column.id])).join(" · ");

const joined = (rows, textOf, between) => rows.map(textOf).filter(Boolean).join(between);

/** The first column says what a row is about. */
function shortText(field, value) {
  if (!isPlainObject(value[0])) return plainText(field, value);
  return joined(value, (row) => rowText({ columns: field.columns.slice(0, 1) }, row), ", ");
}

const isListed = ({ kind }, value) => !empty(value) && (kind !== "date" || isDay(value));

/** What a list says of a cell: days in words. */
const listedText = (column, value) => (column.kind === "date" ? dayWords(value) : cellText(column, value));

function listItem({ columns }, row) {
  const filled = columns.filter((column) => isListed(column, own(row, column.id)));
  return { row, cells: new Map(filled.map((column) => [column.id, { label: column.label, text: listedText(column, row[column.id]) }])) };
}

/** @type {import("./any.mjs").ResponseType} */
export const rows = {
  ...any,
  inRows: true,
  isProse: true,
  fits: isFlat,
  records: (value) => value.map(({ id, ...columns }) => ({ row: id, value: columns })),
  limits: (field, part) => field.columns.find(({ id }) => id === part) ?? field,
  counted: ({ columns = [] }, value) => (Array.isArray(value) ? value.filter(isPlainObject).map((row) => rowCounted(columns, row)) : undefined),
  text: (field, value, labels) => joined(value, (row) => [own(labels, row.id), rowText(field, row)].filter(Boolean).join(": "), "\n"),
  shortText,
  listItems: (field, value) => value.map((row) => listItem(field, row)),
};
