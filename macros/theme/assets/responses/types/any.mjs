/**
 * What every type of response does in a form and in the store, unless its own module says otherwise. Pure.
 * What plan, scores, hand-in and class make of it stands in `../analysis/`, which plain worksheets do without.
 *
 * @typedef {import("../../core/numbers.mjs").Limits} Limits
 * @typedef {Record<string, any>} Field a field as in the spec, or a column of one; `{}` where nothing is known about it
 * @typedef {import("../spec.mjs").Row} Row
 * @typedef {import("../spec.mjs").Look} Look
 * @typedef {object} ResponseType
 * @property {boolean} inRows each row has a record of its own
 * @property {boolean} keyed an object: a value for each of the field's items
 * @property {boolean} holdsOneChoice the id of one choice
 * @property {boolean} holdsSeveral several choices at once
 * @property {boolean} isProse sentences, so that a former wording is worth a way back
 * @property {(value: any) => boolean} fits whether the controls of such a field could show a stored value; of a field in rows, one row
 * @property {(value: any) => {row?: string, value: any}[]} records a response as its records hold it
 * @property {(value: any) => boolean} isLong whether a stored value would take a browser seconds to show
 * @property {(text: any) => any} stored what is stored of the text of a control
 * @property {(field: Field, part: string) => Limits} limits what counts in the control of one part of a field
 * @property {(field: Field, value: any) => string} shortText the value on one line, as the text of another field
 */
import { empty, own } from "../../core/values.mjs";

/** A rating of somebody who does not know yet. */
export const UNKNOWN = "dont-know";

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isPlainObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @type {(value: unknown) => boolean} */
export const isScalar = (value) => typeof value !== "object";

/** True for an object of scalars. @param {unknown} value */
export const isFlat = (value) => isPlainObject(value) && Object.values(value).every(isScalar);

/** @type {(choices: {id: string, label: string}[] | undefined, id: unknown) => string} */
const labelOf = (choices, id) => choices?.find((choice) => choice.id === id)?.label ?? String(id);

/** @param {Field} field @param {Record<string, any>} ratings @returns {string[]} */
function ratingsText(field, ratings) {
  const items = new Map((field.items ?? []).map((/** @type {Field} */ item) => [item.id, item.text ?? item.label]));
  const labels = field.response_scale?.labels;
  /** @type {(id?: string) => string | undefined} */
  const sideLabel = (id) => field.sides?.find((/** @type {Field} */ side) => side.id === id)?.label;
  return Object.entries(ratings).map(([key, n]) => {
    const [item, side] = key.split(".").reverse();
    const value = n === UNKNOWN ? (field.dont_know ?? n) : (own(labels, n) ?? n);
    return `${[sideLabel(side), items.get(item) ?? item].filter(Boolean).join(", ")}: ${value}`;
  });
}

/**
 * A unit behind a number. Text that was typed says itself what it says, unless it is digits alone.
 * @param {Field} field @param {any} value
 */
const unitOf = ({ unit }, value) => (unit && (typeof value === "number" || /^[\d.,\s+\u2212-]+$/.test(value)) ? ` ${unit}` : "");

/**
 * Any value in words, by its shape alone: labels instead of ids, one line for each item.
 * @param {Field} field
 * @param {*} value
 * @returns {string}
 */
export function plainText(field, value) {
  if (empty(value)) return "";
  if (Array.isArray(value)) return value.map((id) => labelOf(field.choices, id)).join(", ");
  if (typeof value === "object") return ratingsText(field, value).join("\n");
  return labelOf(field.choices, value) + unitOf(field, value);
}

/** @type {ResponseType} */
export const any = {
  inRows: false,
  keyed: false,
  holdsOneChoice: false,
  holdsSeveral: false,
  isProse: false,
  fits: () => true,
  isLong: () => false,
  records: (value) => [{ value }],
  stored: (text) => text,
  limits: (field) => field,
  shortText: plainText,
};
