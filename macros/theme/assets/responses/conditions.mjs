/** When a field is shown. Pure. */
import { numberOf } from "../core/numbers.mjs";
import { empty } from "../core/values.mjs";

const list = (one) => (empty(one) ? [] : [one].flat());
const among = (value, wanted) => list(wanted).some((one) => list(value).map(String).includes(String(one)));
const some = (value, field, test) => list(value).map((one) => numberOf(one, field)).some((n) => n !== undefined && test(n));

/** Each test takes the response, what the condition asks of it, and its field. */
const TESTS = {
  is: among,
  is_not: (value, unwanted) => !among(value, unwanted),
  filled: (value, wanted) => (list(value).length > 0) === wanted,
  at_least: (value, least, field) => some(value, field, (n) => n >= least),
  at_most: (value, most, field) => some(value, field, (n) => n <= most),
};

/**
 * True when all conditions of `showWhen` hold. A number that its field cannot count is neither small nor large.
 * @param {object | object[] | undefined} showWhen
 * @param {(reference: string) => {value: unknown, field?: object}} look
 */
export const holds = (showWhen, look) => list(showWhen).every((condition) => {
  const { value, field } = look(condition.field);
  return Object.entries(TESTS).every(([name, test]) => !(name in condition) || test(value, condition[name], field));
});
