/** `repeat`: a worksheet filled in more than once. Pure. */
import { FIRST, byId, numberOf, random128 } from "./ids.mjs";
/** @import { Repeat } from "./spec.mjs" */

/** `take-2` of earlier versions, or a number and 128 random bits. */
const FREE = /^take-\d{1,6}(-[0-9a-f]{32})?$/;

/** The id of the first take: the first named moment, or `first`. @param {Repeat | null | undefined} repeat @returns {string} */
export const firstTake = (repeat) => Object.keys(repeat?.moments ?? { [FIRST]: 0 })[0];

/**
 * The take that holds a field: fields that are not repeated stay in the first one.
 * @param {Repeat | null | undefined} repeat
 * @param {string} field
 * @param {string} take
 * @returns {string}
 */
export const takeOf = (repeat, field, take) => (repeat && (repeat.fields ?? [field]).includes(field) ? take : firstTake(repeat));

/**
 * Ids of all takes on offer: the named moments, or the free ones that are `used`.
 * @param {Repeat | null | undefined} repeat
 * @param {string[]} used
 * @returns {string[]}
 */
export function takeIds(repeat, used) {
  if (repeat?.moments) return Object.keys(repeat.moments);
  return [firstTake(repeat), ...used.filter((take) => FREE.test(take)).sort(byId)];
}

/** The id for one more free take; two devices never give the same one. @param {string[]} used @returns {string} */
export const nextTake = (used) => `take-${Math.max(1, ...takeIds({}, used).map(numberOf)) + 1}-${random128()}`;

/**
 * The take to open with: the last one that was used.
 * @param {Repeat | null | undefined} repeat
 * @param {string[]} used
 * @returns {string}
 */
export const lastUsed = (repeat, used) =>
  takeIds(repeat, used)
    .filter((take) => used.includes(take))
    .pop() ?? firstTake(repeat);
