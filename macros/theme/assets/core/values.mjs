/** Plain values as JSON has them. Pure. */

/**
 * An object's own property, so that stored names like "constructor" stay harmless.
 * @param {unknown} object
 * @param {PropertyKey} key
 * @returns {any}
 */
export const own = (object, key) =>
  object !== null && typeof object === "object" && Object.hasOwn(object, key) ? /** @type {any} */ (object)[key] : undefined;

/** `undefined` and `null` both mean that there is no value. @param {unknown} value @returns {value is null | undefined} */
export const empty = (value) => value === undefined || value === null;

/** @param {unknown} a @param {unknown} b @returns {boolean} */
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
