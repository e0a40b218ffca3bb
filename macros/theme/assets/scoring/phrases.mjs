/** Turns what calculators say without words into words of the page's language. */
import { say } from "../core/strings.mjs";
/** @import { Words } from "./insights/common.mjs" */

const language = () => document.documentElement.lang || "en";

/** One decimal at most, and a true minus sign. @param {number} value @returns {string} */
export const number = (value) =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value).replace("-", "−");

/** @param {string[]} parts */
const list = (parts) => new Intl.ListFormat(language(), { type: "conjunction" }).format(parts);

/** @param {Words | undefined | null} value @returns {string} */
export function words(value) {
  if (Array.isArray(value)) return list(value.map(words));
  if (typeof value === "number") return number(value);
  if (value && typeof value === "object") return told(value.key, value.values);
  return String(value ?? "");
}

/**
 * `say`, with values that may be numbers, lists and sentences; `n` stays a number, because it chooses the plural.
 * @param {string} key
 * @param {Record<string, Words | undefined | null>} [values]
 * @returns {string}
 */
export function told(key, values = {}) {
  const worded = Object.entries(values).map(([name, value]) => [name, name === "n" ? value : words(value)]);
  return say(key, Object.fromEntries(worded));
}

/** What a scale is called, with its side where it has two. @param {{title: string, sideLabel?: string}} scale */
export const scaleName = ({ title, sideLabel }) => (sideLabel ? told("scores.side", { title, side: sideLabel }) : title);
