/**
 * What every type of response does unless its own module says otherwise; and what all of it is called. Pure.
 *
 * @typedef {import("../../core/numbers.mjs").Limits} Limits
 * @typedef {(reference: string) => {value: *, field?: object}} Look reads a reference
 * @typedef {{text?: string, weight?: number, row?: object, cells?: Map<string, {label: string, text: string}>}} ListItem
 *   what a list shows of a response: a text, or a row with its filled cells by their columns' ids; of several with a
 *   `weight`, the heaviest first
 * @typedef {object} ResponseType
 * @property {boolean} inRows each row has a record of its own
 * @property {boolean} keyed an object: a value for each of the field's items
 * @property {boolean} isProse sentences, so that a former wording is worth a way back
 * @property {"tally" | "distribution" | "grid" | "texts"} summary how a class is shown together
 * @property {(value: *) => boolean} fits whether the controls of such a field could show a stored value; of a field in rows, one row
 * @property {(value: *) => {row?: string, value: *}[]} records a response as its records hold it
 * @property {(value: *) => boolean} isLong whether a stored value would take a browser seconds to show
 * @property {(text: *) => *} stored what is stored of the text of a control
 * @property {(field: object, part: string) => Limits} limits what counts in the control of one part of a field
 * @property {(field: object, value: *) => *} counted the value as calculators take it; undefined when nothing of it counts
 * @property {(field: object, value: *, look: Look) => *} standing the value without what is about rows that are gone
 * @property {(field: object, value: *, rows?: Record<string, string>) => string} text the value in words; `rows` are
 *   the labels of the rows that the field follows
 * @property {(field: object, value: *) => string} shortText the value on one line, as the words of another field
 * @property {(field: object, value: *, look: Look) => ListItem[]} listItems
 * @property {(field: object) => {key?: string, label: string}[]} measures what of the value is a number that can rise
 *   and fall: under each `key`, or the value itself
 */
import { empty, own } from "../../core/values.mjs";

/** A rating of somebody who does not know yet. */
export const UNKNOWN = "dont-know";

export const isPlainObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

export const isScalar = (value) => typeof value !== "object";

/** True for an object of scalars. */
export const isFlat = (value) => isPlainObject(value) && Object.values(value).every(isScalar);

/** The entries of an object that count, or undefined when none does. */
export function entriesCounted(value, count) {
  if (!isPlainObject(value)) return undefined;
  const kept = Object.entries(value).map(([key, entry]) => [key, count(entry)]).filter(([, entry]) => !empty(entry));
  return kept.length ? Object.fromEntries(kept) : undefined;
}

const labelOf = (choices, id) => choices?.find((choice) => choice.id === id)?.label ?? String(id);

function ratingsText(field, ratings) {
  const items = new Map((field.items ?? []).map((item) => [item.id, item.text ?? item.label]));
  const labels = field.response_scale?.labels;
  const sideLabel = (id) => field.sides?.find((side) => side.id === id)?.label;
  return Object.entries(ratings).map(([key, n]) => {
    const [item, side] = key.split(".").reverse();
    const value = n === UNKNOWN ? field.dont_know ?? n : own(labels, n) ?? n;
    return `${[sideLabel(side), items.get(item) ?? item].filter(Boolean).join(", ")}: ${value}`;
  });
}

/** A unit behind a number. Text that was typed says itself what it says, unless it is digits alone. */
const unitOf = ({ unit }, value) => (unit && (typeof value === "number" || /^[\d.,\s+\u2212-]+$/.test(value)) ? ` ${unit}` : "");

/**
 * Any value in words, by its shape alone: labels instead of ids, one line for each item.
 * @param {object} field or column of a spec; `{}` where nothing is known about it
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
  isProse: false,
  summary: "texts",
  fits: () => true,
  isLong: () => false,
  records: (value) => [{ value }],
  stored: (text) => text,
  limits: (field) => field,
  counted: (field, value) => value,
  standing: (field, value) => value,
  text: plainText,
  shortText: plainText,
  listItems: (field, value) => [{ text: plainText(field, value) }],
  measures: () => [],
};
