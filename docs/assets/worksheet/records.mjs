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

export const FORMAT = 1;

/** The last millisecond that dates know. */
const LATEST = 8.64e15;
/** A record with its response has four levels; a deeper one is none. */
const DEEPEST = 9;
const MOST_PARTS = 100_000;
const RESERVED = ["toString", "valueOf"];

/** An object's own property, so that stored names like "constructor" stay harmless. */
export const own = (object, key) =>
  object !== null && typeof object === "object" && Object.hasOwn(object, key) ? object[key] : undefined;

/** `undefined` and `null` both mean that there is no value. */
export const empty = (value) => value === undefined || value === null;

export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

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

/** True for a moment that a calendar has, in milliseconds. */
export const isTime = (time) => Number.isFinite(time) && time >= 0 && time < LATEST;

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
    left -= 1;
    if (one === null || SCALARS.includes(typeof one)) return true;
    if (typeof one !== "object") return Number.isFinite(one);
    return left > 0 && depth > 0 && isPlain(one) && Object.entries(one).every(([key, part]) => part === undefined || (!RESERVED.includes(key) && sound(part, depth - 1)));
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
  const sound = format === FORMAT && isDated(data) && isData(data) && hasSoundPast(data);
  return sound ? { record: data } : { trouble: "damaged" };
}

const hasSoundPast = ({ previous, others }) =>
  (previous === undefined || isDated(previous)) && (others === undefined || (Array.isArray(others) && others.every(isDated)));

const isDated = (data) => isTime(own(data, "savedAt")) && own(data, "value") !== undefined;

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
  const [mine, theirs] = [own(a, "savedAt") ?? -1, own(b, "savedAt") ?? -1];
  return mine === theirs ? JSON.stringify(a) > JSON.stringify(b) : mine > theirs;
}

/** A record made now; its time is after that of `last` even when the clock was set back. */
export function dated(content, last, now = Date.now()) {
  const savedAt = Math.max(now, (own(last, "savedAt") ?? -1) + 1);
  return { format: FORMAT, ...content, value: content.value ?? null, savedAt };
}

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
