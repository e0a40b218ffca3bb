/** A total spread over items, or over the rows of other fields: `{id: n}`. */
import { numberOf, storable } from "../../core/numbers.mjs";
import { empty, own } from "../../core/values.mjs";
import { followed } from "../followed.mjs";
import { any, entriesCounted, isFlat, isPlainObject, plainText } from "./any.mjs";

/** The limits of one share of the total. @returns {import("./any.mjs").Limits} */
export const shareOf = ({ total = 100 }) => ({ min: 0, max: total });

const counted = (field, value) => entriesCounted(value, (share) => numberOf(share, shareOf(field)));

/** Points of rows that are gone stay stored, in case a row comes back; they do not count. */
function standing(field, value, look) {
  if (!field.rows_from || empty(value)) return value;
  const ids = followed(field.rows_from, look).map(({ id }) => id);
  return Object.fromEntries(Object.entries(value).filter(([id]) => ids.includes(id)));
}

function text(field, value, rows) {
  if (!isPlainObject(value)) return plainText(field, value);
  const labelOf = (id) => own(rows, id) ?? field.items?.find((item) => item.id === id)?.label ?? id;
  return Object.entries(value).map(([id, share]) => `${labelOf(id)}: ${share}`).join("\n");
}

/** What was typed and does not count has the least weight. */
function listItems(field, value, look) {
  const rows = field.rows_from ? followed(field.rows_from, look) : field.items;
  const weights = counted(field, value);
  return rows.filter(({ id }) => !empty(own(value, id))).map(({ id, label }) => ({ text: `${label}: ${value[id]}`, weight: own(weights, id) ?? -1 }));
}

/** @type {import("./any.mjs").ResponseType} */
export const points = { ...any, keyed: true, fits: isFlat, stored: storable, limits: shareOf, counted, standing, text, listItems };
