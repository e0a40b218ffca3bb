/** Phrases of calculators, which are keys and values, as text in the page's language. */
import { say } from "../core/strings.mjs";
/** @import { Phrase } from "./insights/common.mjs" */

const language = () => document.documentElement.lang || "en";

/** One decimal at most, and a true minus sign. @param {number} value @returns {string} */
export const formatNumber = (value) => new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value).replace("-", "−");

/** @param {string[]} texts */
const list = (texts) => new Intl.ListFormat(language(), { type: "conjunction" }).format(texts);

/** @param {Phrase | undefined | null} value @returns {string} */
export function formatted(value) {
  if (Array.isArray(value)) return list(value.map(formatted));
  if (typeof value === "number") return formatNumber(value);
  if (value && typeof value === "object") return sayFormatted(value.key, value.values);
  return String(value ?? "");
}

/**
 * `say`, with values that may be numbers, lists and sentences; `n` stays a number, because it chooses the plural.
 * @param {string} key
 * @param {Record<string, Phrase | undefined | null>} [values]
 * @returns {string}
 */
export function sayFormatted(key, values = {}) {
  const texts = Object.entries(values).map(([name, value]) => [name, name === "n" ? value : formatted(value)]);
  return say(key, Object.fromEntries(texts));
}

/** What a scale is called, with its side where it has two. @param {{title: string, sideLabel?: string}} scale */
export const scaleName = ({ title, sideLabel }) => (sideLabel ? sayFormatted("scores.side", { title, side: sideLabel }) : title);
