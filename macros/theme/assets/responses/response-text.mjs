/** A response as words, for plan, hand-in, class, export and labels. Pure. */
import { empty } from "../core/values.mjs";
import { analysisOf } from "./analysis/index.mjs";

/**
 * `value` in words: labels instead of ids, one line for each row or item.
 * @param {import("./spec.mjs").Field} field
 * @param {any} value as stored
 * @param {Record<string, string>} [rows] labels of the rows that the field follows
 * @returns {string}
 */
export const responseText = (field, value, rows) => (empty(value) ? "" : analysisOf(field).text(field, value, rows));

/**
 * A response without what is about rows that are gone.
 * @param {import("./types/any.mjs").Field | undefined} field
 * @param {any} value
 * @param {import("./types/any.mjs").Look} look
 */
export const standing = (field, value, look) =>
  analysisOf(field).standing(/** @type {import("./types/any.mjs").Field} */ (field), value, look);
