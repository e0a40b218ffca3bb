/** A table that grows: `[{id, column: value}]`, in which each row has a record of its own. */
import { empty, own } from "../../core/values.mjs";
import { any, isFlat, isPlainObject, plainText } from "./any.mjs";

/**
 * @typedef {import("./any.mjs").Field} Field
 * @typedef {import("./any.mjs").Row} Row
 */

/** A cell in words; a tick by the name of its column. @type {(column: Field, value: any) => string} */
export const cellText = (column, value) => (value === true ? column.label : plainText(column, value));

/**
 * The columns of a row as one line.
 * @type {(field: {columns?: Field[]}, row: Record<string, any>) => string}
 */
export const rowText = ({ columns = [] }, row) =>
  columns
    .filter((column) => !empty(own(row, column.id)))
    .map((column) => cellText(column, row[column.id]))
    .join(" · ");

/** The first column says what a row is about. @type {import("./any.mjs").ResponseType["shortText"]} */
function shortText(field, value) {
  if (!isPlainObject(value[0])) return plainText(field, value);
  return value
    .map((/** @type {Row} */ row) => rowText({ columns: field.columns.slice(0, 1) }, row))
    .filter(Boolean)
    .join(", ");
}

/** @type {import("./any.mjs").ResponseType} */
export const rows = {
  ...any,
  inRows: true,
  isProse: true,
  fits: isFlat,
  records: (value) => value.map((/** @type {Row} */ { id, ...columns }) => ({ row: id, value: columns })),
  limits: (field, part) => field.columns.find((/** @type {Field} */ { id }) => id === part) ?? field,
  shortText,
};
