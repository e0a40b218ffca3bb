/**
 * Numbers as people type them: what a text means, and whether a field can count it. Pure.
 *
 * Point and comma are both decimal marks, whatever the page's language; nothing is guessed. A text that
 * could mean two numbers, such as "1,000", is refused, and the two are named.
 *
 * @typedef {{min?: number, max?: number, step?: number, unit?: string}} Limits a field or column of a spec
 * @typedef {{number?: number, refusal?: "words" | "either" | "range" | "least" | "most" | "whole" | "step",
 *   values?: Record<string, number>}} Reading a number that counts, or why there is none; neither for
 *   an empty text. `values` are what the sentence about it needs
 */

const NEARLY = 1e-6;

/** The same with ASCII digits, signs and marks, single spaces, and nothing invisible. @param {string} text */
const ascii = (text) =>
  text
    .replace(/\p{Cf}/gu, "")
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u2010-\u2015\u2212\u207B\uFE63]/g, "-")
    .replace(/\u066B/g, ".")
    .replace(/[\u2019\u02BC\u066C]/g, "'")
    .replace(/\s+/g, " ")
    .trim();

/** "1,000": a thousand for some, one for others. */
const EITHER = /^(?!0+[.,])(\d{1,3})[.,](\d{3})$/;
/** Thousands in groups of three, all parted by the same mark, with another mark for decimals. */
const GROUPED = /^([1-9]\d{0,2}(?:([ ',.])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/;
const PLAIN = /^(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d+)?$/i;

/**
 * The number that digits and marks stand for: one, two between which nobody can tell, or none.
 * @param {string} text
 * @returns {number[]}
 */
function meanings(text) {
  const either = EITHER.exec(text);
  if (either) return [Number(either[1] + either[2]), Number(`${either[1]}.${either[2]}`)];
  const grouped = GROUPED.exec(text);
  if (grouped) return [Number(`${grouped[1].replace(/\D/g, "")}.${grouped[3] ?? 0}`)];
  return PLAIN.test(text) ? [Number(text.replace(",", "."))].filter(Number.isFinite) : [];
}

/**
 * What may be typed beside the number: its unit in the singular or plural; a percent sign where 100 is all.
 * @param {Limits} limits
 * @returns {string[]}
 */
function unitsOf({ unit, min, max }) {
  if (!unit) return min === 0 && max === 100 ? ["%"] : [];
  const name = ascii(unit).toLowerCase();
  return [`${name}s`, name, name.replace(/s$/, "")].filter(Boolean);
}

/** @param {string} text @param {Limits} limits */
function withoutUnit(text, limits) {
  const small = text.toLowerCase();
  for (const unit of unitsOf(limits)) {
    if (small.endsWith(unit)) return text.slice(0, -unit.length).trim();
    if (small.startsWith(unit)) return text.slice(unit.length).trim();
  }
  return text;
}

/**
 * Why a field does not count a number; undefined when it does.
 * @param {number} number
 * @param {Limits} limits
 * @returns {Reading | undefined}
 */
function refusalOf(number, { min = -Infinity, max = Infinity, step }) {
  if (number < min || number > max) {
    if (min === -Infinity) return { refusal: "most", values: { max } };
    return max === Infinity ? { refusal: "least", values: { min } } : { refusal: "range", values: { min, max } };
  }
  if (!step) return undefined;
  const from = min === -Infinity ? 0 : min;
  const steps = (number - from) / step;
  if (Math.abs(steps - Math.round(steps)) < NEARLY) return undefined;
  if (step === 1 && Number.isInteger(from)) return { refusal: "whole" };
  const near = from + Math.round(steps) * step;
  return { refusal: "step", values: { step, near: Number((near > max ? near - step : near).toFixed(9)) } };
}

/** @param {unknown} value as typed or stored @param {Limits} [limits] @returns {Reading} */
export function readingOf(value, limits = {}) {
  // A stored number is read as the page shows it, so that what is said beside it is true.
  const text = ["string", "number"].includes(typeof value) ? ascii(String(value)) : "";
  if (!text) return {};
  const [, sign, rest] = /^([+-]?) ?(.*)$/s.exec(text) ?? ["", "", text];
  const numbers = meanings(withoutUnit(rest, limits)).map((number) => (sign === "-" && number ? -number : number));
  if (numbers.length === 2) return { refusal: "either", values: { many: numbers[0], few: numbers[1] } };
  return numbers.length ? (refusalOf(numbers[0], limits) ?? { number: numbers[0] }) : { refusal: "words" };
}

/** The number that a field can count in a value, or undefined. @param {unknown} value @param {Limits} [limits] */
export const numberOf = (value, limits) => readingOf(value, limits).number;

/**
 * What is stored of a typed text: a JSON number where the text says just that, else the text itself, so
 * that it comes back as it was typed.
 * @param {string | undefined} text
 */
export function storable(text) {
  const number = numberOf(text);
  return number !== undefined && String(number) === text ? number : text;
}
