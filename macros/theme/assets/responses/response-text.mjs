/** A response as words, for plan, export and labels. Pure. */
import { empty, own } from "../core/values.mjs";

const labelOf = (choices, id) => choices?.find((choice) => choice.id === id)?.label ?? String(id);

const cell = (column, value) => (value === true ? column.label : words({ ...column, type: undefined }, value));

/** The columns of a row as one line. */
export const rowWords = (field, row) =>
  (field.columns ?? [])
    .filter((column) => !empty(own(row, column.id)))
    .map((column) => cell(column, row[column.id]))
    .join(" · ");

function ratingWords(field, ratings) {
  const items = new Map((field.items ?? []).map((item) => [item.id, item.text ?? item.label]));
  const labels = field.response_scale?.labels;
  const side = (id) => field.sides?.find((one) => one.id === id)?.label;
  return Object.entries(ratings).map(([key, n]) => {
    const [item, sideId] = key.split(".").reverse();
    const value = n === "dont-know" ? field.dont_know ?? n : own(labels, n) ?? n;
    return `${[side(sideId), items.get(item) ?? item].filter(Boolean).join(", ")}: ${value}`;
  });
}

/** A unit behind a number. Text that was typed says itself what it says, unless it is digits alone. */
const unitOf = ({ unit }, value) => (unit && (typeof value === "number" || /^[\d.,\s+\u2212-]+$/.test(value)) ? ` ${unit}` : "");

/** `value` in words: labels instead of ids, one line for each row or item. @param {object} field as in the spec */
export function words(field, value) {
  if (empty(value)) return "";
  if (field.type === "rows") return value.map((row) => rowWords(field, row)).filter(Boolean).join("\n");
  if (Array.isArray(value)) return value.map((id) => labelOf(field.choices, id)).join(", ");
  if (typeof value === "object") return ratingWords(field, value).join("\n");
  return labelOf(field.choices, value) + unitOf(field, value);
}

/**
 * The rows that a `rows_from` field follows: `[{id, label}]`, in the order of the references. Two lists
 * may use the same ids, so those from the second list on begin with the name of their field.
 */
export function followed(rowsFrom, look) {
  return [rowsFrom].flat().flatMap((reference, at) => {
    const parts = reference.split(".");
    const prefix = at ? `${parts.at(-2)}-` : "";
    const { value, field } = look(parts.slice(0, -1).join("."));
    const column = field?.columns?.find((one) => one.id === parts.at(-1));
    const label = (row) => rowWords({ columns: [column ?? { id: parts.at(-1) }] }, row);
    return (value ?? []).map((row) => ({ id: prefix + row.id, label: label(row) })).filter((row) => row.label);
  });
}

/** A response without the points of rows that are gone. They stay stored, in case a row comes back. */
export function standing(field, value, look) {
  if (field?.type !== "points" || !field.rows_from || empty(value)) return value;
  const ids = followed(field.rows_from, look).map(({ id }) => id);
  return Object.fromEntries(Object.entries(value).filter(([id]) => ids.includes(id)));
}
