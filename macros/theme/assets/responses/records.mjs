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
 * @property {*} value           null means: cleared, at `savedAt`
 * @property {number} savedAt    milliseconds; for a key it never goes back
 * @property {{value: *, savedAt: number}} [previous] the last value that was overwritten
 * @property {{value: *, savedAt: number}[]} [others] what was written here on other devices
 * @property {number} [from]     fingerprint of the text this was taken from
 */
import { empty, own } from "../core/values.mjs";

export const FORMAT = 1;

/**
 * Times lie on a circle of this many milliseconds, as serial numbers do (RFC 1982): dates end here, and
 * the millisecond after the last is the first. So whatever time a record bears, there is a later one for
 * the next edit. Of two real times, which are near each other, the later is the newer; one from the far
 * end of the circle counts as long past.
 */
const CIRCLE = 8.64e15;
/** A response has at most three levels; what is deeper is none. */
const DEEPEST = 8;
const MOST_PARTS = 100_000;
/** A text with more characters is kept, but not shown in a field: laying it out takes browsers seconds. */
export const LONGEST_SHOWN = 200_000;
/** A record has nine properties; a later version may add some. */
const MOST_PROPERTIES = 100;
const RESERVED = ["toString", "valueOf"];

/**
 * The beginning of every key of a site. `path` is the pathname of the site's root without its
 * last slash, empty for a course opened from disk.
 */
export const prefixOf = ({ course, path }) => `cg:${course}:${path}/`;

/** The parts of a response's key, or null for a key of another sort or another site. */
export function splitKey(prefix, key) {
  const parts = key.startsWith(prefix) ? key.slice(prefix.length).split("/") : [];
  if (parts.length < 4 || parts.length > 5 || (parts[0][0] === "_" && parts[0] !== "_learner")) return null;
  const [negotiation, exercise, take, field, row] = parts;
  return { negotiation, exercise, take, field, row };
}

const KEY = /^[^/\p{Cc}]+(\/[^/\p{Cc}]+){0,8}$/u;
const LONGEST_KEY = 500;

/** True for what a record's key can be, without the site's beginning. */
export const isKey = (key) => key.length <= LONGEST_KEY && KEY.test(key);

/** True for a moment that a calendar has, in milliseconds. */
export const isTime = (time) => Number.isFinite(time) && time >= 0 && time < CIRCLE;

/** True when time `a` comes after time `b`. */
export const isAfter = (a, b) => a !== b && (a - b + CIRCLE) % CIRCLE < CIRCLE / 2;

/** The latest of several times, some of which may be missing. @param {(number | undefined)[]} times */
export const latest = (times) => times.reduce((last, time) => (last === undefined || (time !== undefined && isAfter(time, last)) ? time : last), undefined);

/** The time of what is written now: later than `last`, a time, even when the clock was set back. */
export function timeAfter(last, now = Date.now()) {
  const today = Math.max(now, 0);
  return last === undefined || isAfter(today, last) ? today : (last + 1) % CIRCLE;
}

const SCALARS = ["string", "boolean"];
const isPlain = (value) => Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;

/**
 * True for what a response can be: texts, numbers, truth, lists and objects of these, neither deep nor
 * endless. An object that brings its own `toString` would fail wherever it is made a text. What is
 * undefined in an object, as IndexedDB keeps it, is as good as absent.
 */
export function isData(value) {
  let left = MOST_PARTS;
  const sound = (one, depth) => {
    if ((left -= 1) < 0) return false;
    if (one === null || SCALARS.includes(typeof one)) return true;
    if (typeof one !== "object") return Number.isFinite(one);
    return depth > 0 && isPlain(one) && Object.entries(one).every(([key, part]) => part === undefined || (!RESERVED.includes(key) && sound(part, depth - 1)));
  };
  return sound(value, DEEPEST);
}

/**
 * Looks at data from outside: `{record}` when it can be used, else `{trouble}`, which is
 * "newer" (a later version of the course wrote it) or "damaged".
 */
export function examine(data) {
  const format = own(data, "format");
  if (Number.isInteger(format) && format > FORMAT) return { trouble: "newer" };
  return format === FORMAT && wrongPart(data) === undefined ? { record: data } : { trouble: "damaged" };
}

const isText = (value) => typeof value === "string";
const isDated = (data) => isTime(own(data, "savedAt")) && own(data, "value") !== undefined;
const isPrevious = (data) => isDated(data) && isPlain(data) && Object.values(data).every(isData);

/**
 * What the parts of a record must be. `value` and `previous` are bounded each by itself, so that a
 * value that was accepted can become the `previous` of the next.
 */
const PARTS = { value: isData, savedAt: isTime, previous: isPrevious, others: (value) => Array.isArray(value) && value.every(isPrevious), exercise: isText, field: isText, row: isText, revision: Number.isFinite, from: Number.isFinite };
const NEEDED = ["value", "savedAt"];

/** The name of the part of a record that is wrong; "" when it is no record at all; undefined when all is well. */
export function wrongPart(data) {
  if (typeof data !== "object" || data === null || !isPlain(data) || Array.isArray(data)) return "";
  const names = Object.keys(data).filter((name) => data[name] !== undefined);
  if (names.length > MOST_PROPERTIES) return "";
  const isRight = (name) => !RESERVED.includes(name) && (own(PARTS, name) ?? isData)(data[name]);
  return NEEDED.find((name) => own(data, name) === undefined) ?? names.find((name) => !isRight(name));
}

/** As `examine`, for text. */
export function examineText(text) {
  try {
    return examine(JSON.parse(text));
  } catch {
    return { trouble: "damaged" };
  }
}

/** True when `a` is newer than `b`. Equal times are decided by content, so that all tabs agree. */
export function newer(a, b) {
  const [mine, theirs] = [own(a, "savedAt"), own(b, "savedAt")];
  if (mine === undefined || theirs === undefined) return mine !== undefined;
  if (isAfter(mine, theirs)) return true;
  return !isAfter(theirs, mine) && JSON.stringify(a) > JSON.stringify(b);
}

/** The newest of several records, some of which may be missing. */
export const newest = (records) => records.filter(Boolean).reduce((last, record) => (last && newer(last, record) ? last : record), undefined);

/**
 * A record made now; its time is after that of `last`. What a later version of the course added to `last`
 * stays, but not beside a value that was cleared.
 */
export function dated(content, last, now = Date.now()) {
  const value = content.value ?? null;
  return { ...(value !== null && addedTo(last)), format: FORMAT, ...content, value, savedAt: timeAfter(own(last, "savedAt"), now) };
}

const addedTo = (record) => Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => name !== "format" && !Object.hasOwn(PARTS, name)));

/** True when writing `after` over `before` would lose something that was written. */
export function loses(before, after) {
  if (empty(before)) return false;
  if (typeof before === "string") return !(typeof after === "string" && after.includes(before));
  if (typeof before !== "object") return before !== after;
  return Object.keys(before).some((key) => loses(before[key], own(after, key)));
}

/** A short number for a value (FNV-1a); different values have, nearly always, different ones. */
export function fingerprint(value) {
  let hash = 0x811c9dc5;
  for (const unit of JSON.stringify(value)) hash = Math.imul(hash ^ unit.codePointAt(0), 0x01000193);
  return hash >>> 0;
}
