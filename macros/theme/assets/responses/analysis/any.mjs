/**
 * What plan, scores, hand-in and class make of every type of response, unless its own module says otherwise. Pure.
 *
 * @typedef {import("../types/any.mjs").Field} Field
 * @typedef {import("../types/any.mjs").Look} Look
 * @typedef {import("../types/any.mjs").Row} Row
 * @typedef {{text?: string, weight?: number, row?: Row, cells?: Map<string, {label: string, text: string}>}} ListItem
 *   what a list shows of a response: a text, or a row with its filled cells by their columns' ids; of several with a
 *   `weight`, the heaviest first
 * @typedef {object} Analysis
 * @property {"tally" | "distribution" | "calendar" | "grid" | "texts"} summary how a class is shown together
 * @property {(field: Field, value: any, rows?: Record<string, string>) => string} text the value in words; `rows` are
 *   the labels of the rows that the field follows
 * @property {(field: Field, value: any, rows?: Record<string, string>) => string} exported the same for a spreadsheet:
 *   days as `2026-11-22`
 * @property {(field: Field, value: any) => any} counted the value as calculators take it; undefined when nothing of it counts
 * @property {(field: Field, value: any, look: Look) => any} standing the value without what is about rows that are gone
 * @property {(field: Field, value: any, look: Look) => ListItem[]} listItems
 * @property {(field: Field) => {key?: string, label: string}[]} measures what of the value is a number that can rise
 *   and fall: under each `key`, or the value itself
 */
import { empty } from "../../core/values.mjs";
import { isPlainObject, plainText } from "../types/any.mjs";

/**
 * The entries of an object that count, or undefined when none does.
 * @param {unknown} value
 * @param {(entry: any) => any} count
 */
export function entriesCounted(value, count) {
  if (!isPlainObject(value)) return undefined;
  const kept = Object.entries(value)
    .map(([key, entry]) => [key, count(entry)])
    .filter(([, entry]) => !empty(entry));
  return kept.length ? Object.fromEntries(kept) : undefined;
}

/** @type {Analysis} */
export const any = {
  summary: "texts",
  text: plainText,
  exported(field, value, rows) {
    return this.text(field, value, rows);
  },
  counted: (_field, value) => value,
  standing: (_field, value) => value,
  listItems: (field, value) => [{ text: plainText(field, value) }],
  measures: () => [],
};
