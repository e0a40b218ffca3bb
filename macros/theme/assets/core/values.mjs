/** Plain values as JSON has them. Pure. */

/** An object's own property, so that stored names like "constructor" stay harmless. */
export const own = (object, key) =>
  object !== null && typeof object === "object" && Object.hasOwn(object, key) ? object[key] : undefined;

/** `undefined` and `null` both mean that there is no value. */
export const empty = (value) => value === undefined || value === null;

export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
