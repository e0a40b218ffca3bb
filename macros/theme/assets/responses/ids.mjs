/**
 * Ids for rows, takes and negotiations. Each has 128 random bits, so that what was made on two devices
 * never counts as one thing; a number in front keeps rows and takes in the order they were made in.
 * Earlier versions numbered them (`blank-1`, `row-1795360000200-17`, `take-2`); such ids stay as they
 * are. Pure.
 */

/** The id of the negotiation that everybody begins with, and of a worksheet's first take. */
export const FIRST = "first";

const OPAQUE = /-[0-9a-f]{32}$/;
const NUMBER = /^(?:row|take)-(\d{1,15})(?:-|$)/;

/** Row 10 comes after row 9. Made once: comparing with a new one each time takes seconds. */
const inOrder = new Intl.Collator("en", { numeric: true });

/** Compares two ids, or two keys that end in ids: so the store lists them. @param {string} a @param {string} b @returns {number} */
export const byId = (a, b) => inOrder.compare(a, b);

function randomBytes() {
  const bytes = new Uint8Array(16);
  try {
    return crypto.getRandomValues(bytes);
  } catch {
    return bytes.map(() => Math.random() * 256);
  }
}

/** @param {Uint8Array} bytes */
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** 128 random bits as 32 hexadecimal digits. */
export const random128 = () => hex(randomBytes());

/** True for an id that no other device can have given to something of its own. @param {string} id @returns {boolean} */
export const isOpaque = (id) => OPAQUE.test(id);

/** The number that an id carries; 0 for none. @param {string} id @returns {number} */
export const numberOf = (id) => Number(NUMBER.exec(id)?.[1] ?? 0);

/** An id for a new row, which comes after those of `ids`, whatever the clock says. @param {string[]} ids */
export const newRowId = (ids) => `row-${Math.max(Date.now(), ...ids.map((id) => numberOf(id) + 1))}-${random128()}`;
