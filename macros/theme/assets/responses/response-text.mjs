/** A response as words, for plan, hand-in, class, export and labels. Pure. */
import { empty } from "../core/values.mjs";
import { typeOf } from "./types/index.mjs";

/**
 * `value` in words: labels instead of ids, one line for each row or item.
 * @param {object} field as in the spec
 * @param {*} value as stored
 * @param {Record<string, string>} [rows] labels of the rows that the field follows
 * @returns {string}
 */
export const responseText = (field, value, rows) => (empty(value) ? "" : typeOf(field).text(field, value, rows));

/**
 * A response without what is about rows that are gone.
 * @param {object | undefined} field
 * @param {import("./types/any.mjs").Look} look
 */
export const standing = (field, value, look) => typeOf(field).standing(field, value, look);
