/**
 * Records: what one saved response looks like, under which key, and which of two is newer.
 * Pure; knows no storage and no page.
 *
 * @typedef {object} SavedResponse
 * @property {number} format     ours; raised when this shape changes
 * @property {string} [exercise]
 * @property {number} [revision] the author's
 * @property {string} [field]
 * @property {string} [row]
 * @property {Value} value       null means: cleared, at `savedAt`
 * @property {number} savedAt    milliseconds; for a key it never goes back
 * @property {Version} [previous] the last value that was overwritten
 * @property {Version[]} [others] what was written here on other devices
 * @property {number} [from]     fingerprint of the text this was taken from
 *
 * @typedef {Omit<Partial<SavedResponse>, "format" | "savedAt"> & {value: Value}} Content of a record that is yet to be dated
 * @typedef {[key: string, record: SavedResponse]} Entry
 * @typedef {(key: string) => SavedResponse | undefined} Get gives the record of a key
 * @typedef {"newer" | "damaged"} Trouble why data are no record: a later version of the course wrote them, or nobody can read them
 * @typedef {{record: SavedResponse, trouble?: undefined} | {record?: undefined, trouble: Trouble}} Examined
 */
import { empty, own } from "../core/values.mjs";
import { isAfter, isTime, timeAfter } from "./times.mjs";
/** @import { Value } from "./spec.mjs" */
/** @import { Version } from "./versions.mjs" */

export const FORMAT = 1;

/** A response has at most three levels; what is deeper is none. */
const DEEPEST = 8;
const MOST_VALUES = 100_000;
/** A text with more characters is kept, but not shown in a field: laying it out takes browsers seconds. */
export const LONGEST_SHOWN = 200_000;
/** A record has nine properties; a later version may add some. */
const MOST_PROPERTIES = 100;
const RESERVED = ["toString", "valueOf"];

const SCALARS = ["string", "boolean"];
/** @param {unknown} value @returns {value is object} */
const isObject = (value) => typeof value === "object" && value !== null;
/** @param {object} value */
const isPlain = (value) => Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;

/**
 * True for what a response can be: texts, numbers, truth, lists and objects of these, neither deep nor
 * endless. An object that brings its own `toString` would fail wherever it is made a text. What is
 * undefined in an object, as IndexedDB keeps it, is as good as absent.
 * @param {unknown} value
 * @returns {boolean}
 */
export function isData(value) {
  let left = MOST_VALUES;
  /** @param {unknown} data @param {number} depth @returns {boolean} */
  const isSound = (data, depth) => {
    left -= 1;
    if (left < 0) return false;
    if (data === null || SCALARS.includes(typeof data)) return true;
    if (typeof data !== "object") return Number.isFinite(data);
    const entries = depth > 0 && isPlain(data) ? Object.entries(data) : undefined;
    return entries?.every(([key, entry]) => entry === undefined || (!RESERVED.includes(key) && isSound(entry, depth - 1))) ?? false;
  };
  return isSound(value, DEEPEST);
}

/** True for the format of a record that a later version of the course wrote. @param {any} format @returns {boolean} */
export const isLaterFormat = (format) => Number.isInteger(format) && format > FORMAT;

/**
 * Looks at data from outside: `{record}` when it can be used, else `{trouble}`, which is
 * "newer" (a later version of the course wrote it) or "damaged".
 * @param {unknown} data
 * @returns {Examined}
 */
export function examine(data) {
  const format = own(data, "format");
  if (isLaterFormat(format)) return { trouble: "newer" };
  const isRecord = format === FORMAT && wrongPart(data) === undefined;
  return isRecord ? { record: /** @type {SavedResponse} */ (data) } : { trouble: "damaged" };
}

/** @param {unknown} value */
const isText = (value) => typeof value === "string";
/** @param {unknown} data */
const isDated = (data) => isTime(own(data, "savedAt")) && own(data, "value") !== undefined;
/** @param {unknown} data */
const isPrevious = (data) => isDated(data) && Object.values(/** @type {object} */ (data)).every(isData);

/** @param {unknown} data */
const isPreviousList = (data) => Array.isArray(data) && data.every(isPrevious);

/**
 * What the properties of a record must be. `value` and `previous` are bounded each by itself, so that a
 * value that was accepted can become the `previous` of the next.
 * @type {Record<string, (data: unknown) => boolean>}
 */
const PROPERTIES = {
  value: isData,
  savedAt: isTime,
  previous: isPrevious,
  others: isPreviousList,
  exercise: isText,
  field: isText,
  row: isText,
  revision: Number.isFinite,
  from: Number.isFinite,
};
const NEEDED = ["value", "savedAt"];

/**
 * The name of the property of a record that is wrong; "" when it is no record at all; undefined when all is well.
 * @param {unknown} data
 * @returns {string | undefined}
 */
export function wrongPart(data) {
  if (!isObject(data) || Array.isArray(data)) return "";
  const record = /** @type {Record<string, unknown>} */ (data);
  const names = Object.keys(record).filter((name) => record[name] !== undefined);
  if (names.length > MOST_PROPERTIES) return "";
  /** @param {string} name */
  const isRight = (name) => !RESERVED.includes(name) && (own(PROPERTIES, name) ?? isData)(record[name]);
  return NEEDED.find((name) => own(data, name) === undefined) ?? names.find((name) => !isRight(name));
}

/** As `examine`, for text. @param {string} text @returns {Examined} */
export function examineText(text) {
  try {
    return examine(JSON.parse(text));
  } catch {
    return { trouble: "damaged" };
  }
}

/**
 * True when `a` is newer than `b`. Equal times are decided by content, so that all tabs agree.
 * @param {unknown} a
 * @param {unknown} b
 * @returns {a is SavedResponse} false for what is no record
 */
export function newer(a, b) {
  const [mine, theirs] = [own(a, "savedAt"), own(b, "savedAt")];
  if (mine === undefined || theirs === undefined) return mine !== undefined;
  if (isAfter(mine, theirs)) return true;
  return !isAfter(theirs, mine) && JSON.stringify(a) > JSON.stringify(b);
}

/**
 * The newest of several records, some of which may be missing.
 * @param {(SavedResponse | undefined)[]} records
 * @returns {SavedResponse | undefined}
 */
export const newest = (records) => records.reduce((last, record) => (record && !(last && newer(last, record)) ? record : last), undefined);

/**
 * A record made now; its time is after that of `last`. What a later version of the course added to `last`
 * stays, but not beside a value that was cleared.
 * @param {Content} content
 * @param {Partial<SavedResponse>} [last]
 * @param {number} [now]
 * @returns {SavedResponse}
 */
export function dated(content, last, now = Date.now()) {
  const value = content.value ?? null;
  return { ...(value !== null && addedTo(last)), format: FORMAT, ...content, value, savedAt: timeAfter(own(last, "savedAt"), now) };
}

/** @param {object | undefined} record */
const addedTo = (record) =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => name !== "format" && !Object.hasOwn(PROPERTIES, name)));

/**
 * True when writing `after` over `before` would lose something that was written.
 * @param {Value} before
 * @param {Value} after
 * @returns {boolean}
 */
export function loses(before, after) {
  if (empty(before)) return false;
  if (typeof before === "string") return !(typeof after === "string" && after.includes(before));
  if (typeof before !== "object") return before !== after;
  return Object.keys(before).some((key) => loses(before[key], own(after, key)));
}

/** A short number for a value (FNV-1a); different values have, nearly always, different ones. @param {unknown} value @returns {number} */
export function fingerprint(value) {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(value)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
