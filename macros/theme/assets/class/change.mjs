/**
 * Before and after: how people changed between two moments of a worksheet. Only who responded at both
 * moments counts. Touches no page.
 *
 * @typedef {import("../responses/spec.mjs").Field} Field
 * @typedef {{label: string, pairs: number, up: number, same: number, down: number, before: number, after: number}} Change
 *   `before` and `after` are medians of those pairs, NaN without any
 */
import { counted } from "../responses/counted.mjs";
import { own } from "../core/values.mjs";
import { analysisOf } from "../responses/analysis/index.mjs";
import { middleOf } from "./summary.mjs";

/**
 * @param {Field} field
 * @param {{before: *, after: *}[]} pairs the responses of each person, absent where there is none
 * @returns {Change[]} of each item that somebody rated twice
 */
export function changes(field, pairs) {
  return analysisOf(field)
    .measures(field)
    .map(({ key, label }) => ({
      label,
      ...changeOf(pairs.map(({ before, after }) => [measured(counted(field, before), key), measured(counted(field, after), key)])),
    }))
    .filter((change) => change.pairs);
}

/** @param {unknown} value @param {string} [key] */
const measured = (value, key) => (key === undefined ? value : own(value, key));

/** @param {[number?, number?][]} pairs */
export function changeOf(pairs) {
  const both = /** @type {[number, number][]} */ (pairs.filter((pair) => pair.every((value) => typeof value === "number")));
  /** @param {(sign: number) => boolean} test */
  const count = (test) => both.filter(([before, after]) => test(Math.sign(after - before))).length;
  return {
    pairs: both.length,
    up: count((sign) => sign > 0),
    same: count((sign) => sign === 0),
    down: count((sign) => sign < 0),
    before: middleOf(both.map(([before]) => before))?.median ?? NaN,
    after: middleOf(both.map(([, after]) => after))?.median ?? NaN,
  };
}
