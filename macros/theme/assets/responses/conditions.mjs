/** When a field is shown. Pure. */
import { numberOf } from "../core/numbers.mjs";
import { empty } from "../core/values.mjs";
/** @import { Condition, Field, Look, Value } from "./spec.mjs" */

/** @param {Value} value @returns {Value[]} */
const list = (value) => (empty(value) ? [] : [value].flat());
/** @param {Value} value @param {Value} wanted */
const among = (value, wanted) => list(wanted).some((choice) => list(value).map(String).includes(String(choice)));
/** @param {Value} value @param {Field | undefined} field @param {(number: any) => boolean} test false for no number */
const some = (value, field, test) => list(value).some((entry) => test(numberOf(entry, field)));

/**
 * Each test takes the response, what the condition asks of it, and its field.
 * @type {Record<string, (value: Value, wanted: Value, field?: Field) => boolean>}
 */
const TESTS = {
  is: among,
  is_not: (value, unwanted) => !among(value, unwanted),
  filled: (value, wanted) => list(value).length > 0 === wanted,
  at_least: (value, least, field) => some(value, field, (n) => n >= least),
  at_most: (value, most, field) => some(value, field, (n) => n <= most),
};

/** @param {Condition & Record<string, Value>} condition @param {Look} look */
function passes(condition, look) {
  const { value, field } = look(condition.field);
  return Object.entries(TESTS).every(([name, test]) => !(name in condition) || test(value, condition[name], field));
}

/**
 * True when all conditions of `showWhen` hold. A number that its field cannot count is neither small nor large.
 * @param {Condition | Condition[] | undefined} showWhen
 * @param {Look} look
 */
export const holds = (showWhen, look) => list(showWhen).every((/** @type {any} */ condition) => passes(condition, look));

/**
 * True when `showWhen` fails, and only because nobody has responded to what it asks about.
 * @param {Condition | Condition[] | undefined} showWhen
 * @param {Look} look
 */
export function isUndecided(showWhen, look) {
  const failing = list(showWhen).filter((/** @type {any} */ condition) => !passes(condition, look));
  return failing.length > 0 && failing.every((/** @type {any} */ { field }) => empty(look(field).value));
}
