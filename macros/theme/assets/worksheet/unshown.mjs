/** What of a stored value no control can show: a choice or an item that is gone. It is kept when the rest is saved. Pure. */
import { empty, own } from "../core/values.mjs";

/** An object that holds something, or undefined. @template {object} T @param {T} object */
export const filled = (object) => (Object.keys(object).length ? object : undefined);

/** @param {unknown} value */
const asLine = (value) => String(value).replace(/\s+/g, " ").trim();

/**
 * The part of a stored value that the controls did not show.
 * @param {any} value as stored
 * @param {any} shown what the controls say after it was put into them
 * @returns {any} of the same shape; undefined where all is shown
 */
export function unshownPart(value, shown) {
  if (empty(value)) return undefined;
  if (Array.isArray(value)) {
    const gone = value.filter((id) => !(Array.isArray(shown) && shown.includes(id)));
    return gone.length ? gone : undefined;
  }
  if (typeof value !== "object") return asLine(value) === asLine(shown ?? "") ? undefined : value;
  const gone = Object.entries(value).filter(([key, entry]) => unshownPart(entry, own(shown, key)) !== undefined);
  return filled(Object.fromEntries(gone));
}

/** What to store: what the controls say, and what they cannot show but was there. @param {any} shown @param {any} rest */
export function withUnshown(shown, rest) {
  if (empty(rest) || typeof rest !== "object") return shown;
  return Array.isArray(rest) ? [...(shown ?? []), ...rest] : { ...rest, ...shown };
}
