/** When a field is shown. Pure. */
import { empty } from "./records.mjs";

const list = (one) => (empty(one) ? [] : [one].flat());
const among = (value, wanted) => list(wanted).some((one) => list(value).map(String).includes(String(one)));

/** Each test takes the response and what the condition asks of it. */
const TESTS = {
  is: among,
  is_not: (value, unwanted) => !among(value, unwanted),
  filled: (value, wanted) => (list(value).length > 0) === wanted,
  at_least: (value, least) => !empty(value) && Number(value) >= least,
  at_most: (value, most) => !empty(value) && Number(value) <= most,
};

/** True when all conditions of `showWhen` hold; `read(reference)` gives a response or undefined. */
export const holds = (showWhen, read) =>
  list(showWhen).every((condition) =>
    Object.entries(TESTS).every(([name, test]) => !(name in condition) || test(read(condition.field), condition[name])),
  );

