/** Points: a share of the total for each item, the heaviest first. */
import { numberOf } from "../../core/numbers.mjs";
import { empty, own } from "../../core/values.mjs";
import { followed } from "../followed.mjs";
import { isPlainObject, plainText } from "../types/any.mjs";
import { points as type } from "../types/points.mjs";
import { any, entriesCounted } from "./any.mjs";

/**
 * @typedef {import("./any.mjs").Analysis} Analysis
 * @typedef {import("./any.mjs").Field} Field
 */

/** @type {Analysis["counted"]} */
const counted = (field, value) => entriesCounted(value, (share) => numberOf(share, type.limits(field, "")));

/** Points of rows that are gone stay stored, in case a row comes back; they do not count. @type {Analysis["standing"]} */
function standing(field, value, look) {
  if (!field.rows_from || empty(value)) return value;
  const ids = followed(field.rows_from, look).map(({ id }) => id);
  return Object.fromEntries(Object.entries(value).filter(([id]) => ids.includes(id)));
}

/** @type {Analysis["text"]} */
function text(field, value, rows) {
  if (!isPlainObject(value)) return plainText(field, value);
  /** @type {(id: string) => string} */
  const labelOf = (id) => own(rows, id) ?? field.items?.find((/** @type {Field} */ item) => item.id === id)?.label ?? id;
  return Object.entries(value)
    .map(([id, share]) => `${labelOf(id)}: ${share}`)
    .join("\n");
}

/** What was typed and does not count has the least weight. @type {Analysis["listItems"]} */
function listItems(field, value, look) {
  /** @type {{id: string, label: string}[]} */
  const rows = field.rows_from ? followed(field.rows_from, look) : field.items;
  const weights = counted(field, value);
  return rows
    .filter(({ id }) => !empty(own(value, id)))
    .map(({ id, label }) => ({ text: `${label}: ${value[id]}`, weight: own(weights, id) ?? -1 }));
}

/** @type {Analysis} */
export const points = { ...any, text, counted, standing, listItems };
