/**
 * Erasure marks. localStorage cannot witness its own erasure: what it holds may reach the disk a minute
 * late, and an erased record may be back at the next start. So erasing writes a mark into the database,
 * in the transaction that deletes. The record `_erased/<scope>` says that all at or below the scope was
 * erased at its `savedAt`; `_erased` says it of the whole site. Pure; knows no storage.
 *
 * A scope is a key, or what comes before a slash in keys. Settings of the device are outside all marks.
 */
import { own } from "../../core/values.mjs";
import { isAfter, latest } from "../times.mjs";

const ERASED = "_erased";
const OUTSIDE = /^_(erased|settings)(\/|$)/;

/**
 * The key of the mark for a scope; the site's own prefix is the scope of everything.
 * @param {string} prefix
 * @param {string} scope
 * @returns {string}
 */
export const markKey = (prefix, scope) => [`${prefix}${ERASED}`, scope.slice(prefix.length)].filter(Boolean).join("/");

/** True for the key of an erasure mark. @param {string} prefix @param {string} key @returns {boolean} */
export const isMark = (prefix, key) => key === `${prefix}${ERASED}` || key.startsWith(`${prefix}${ERASED}/`);

/**
 * True for a key that no mark covers: marks, and settings of the device.
 * @param {string} prefix
 * @param {string} key
 * @returns {boolean}
 */
export const isOutside = (prefix, key) => OUTSIDE.test(key.slice(prefix.length));

/** True for a key that erasing `scope` takes away. @param {string} prefix @param {string} scope @param {string} key @returns {boolean} */
export const covers = (prefix, scope, key) => !isOutside(prefix, key) && (scope === prefix || key === scope || key.startsWith(`${scope}/`));

/** The keys of all marks that could cover a key, the widest first. @param {string} prefix @param {string} key @returns {string[]} */
function marksOver(prefix, key) {
  if (isOutside(prefix, key)) return [];
  const keys = [markKey(prefix, prefix)];
  for (const name of key.slice(prefix.length).split("/")) keys.push(`${keys[keys.length - 1]}/${name}`);
  return keys;
}

/**
 * True for a record that is not newer than an erasure.
 * @param {number | undefined} time of it
 * @param {{savedAt: number}} record
 * @returns {boolean}
 */
export const isErasedBy = (time, record) => time !== undefined && !isAfter(record.savedAt, time);

/**
 * When the scope of a key was last erased, in milliseconds; undefined for never.
 * @param {string} prefix
 * @param {string} key
 * @param {(key: string) => object | undefined} get gives the record of a mark's key
 */
export const erasedAt = (prefix, key, get) => latest(marksOver(prefix, key).map((mark) => own(get(mark), "savedAt")));
