/**
 * What is written into `cmi.suspend_data`: all responses of a learner as one short text, and back.
 * Touches no page.
 *
 * A mark of its version, then base64 of deflated JSON (`cg1z:`). Earlier versions also wrote JSON in
 * ASCII (`cg1j:`), which is still read. The JSON is a list with an entry for each record, oldest first: `[key, milliseconds since the entry before, value, what else differs]`; a key that
 * begins with a slash goes on from the folder of the key before. What a field held before (`previous`,
 * `others`) is left out: words that somebody took back go nowhere.
 */
import { readBackup, writeBackup } from "../backup/backup.mjs";
import { deflate } from "../core/deflate.mjs";
import { CannotUnpack, deflated, inflated } from "../core/packing.mjs";
import { same } from "../core/values.mjs";
import { FORMAT } from "../responses/records.mjs";
import { splitKey } from "../responses/keys.mjs";

/**
 * @typedef {import("../responses/records.mjs").SavedResponse} SavedResponse
 * @typedef {[key: string, record: SavedResponse]} Entry its key is without the site's beginning
 * @typedef {[key: string, since: number, value: unknown, more?: Record<string, unknown>]} Packed a record as it travels
 */

const MARK = /^cg(\d+)([a-z]):/;
const VERSION = 1;
const KINDS = ["z", "j"];
const LEFT_OUT = /^_(settings|aside)\//;

/** What a record says that its key says already. @param {string} key @returns {Record<string, unknown>} */
function implied(key) {
  const { exercise, field, row } = splitKey("", key) ?? {};
  if (!field) return {};
  return field[0] === "_" ? { field } : { exercise, revision: 1, field, ...(row && { row }) };
}

/** True for a record that belongs to the learner and not to one device. @param {string} key */
export const travels = (key) => !LEFT_OUT.test(key);

/**
 * @param {Entry[]} records keys without the site's beginning
 * @returns {Packed[]}
 */
function entriesOf(records) {
  const sorted = records.filter(([key]) => travels(key)).sort(([, a], [, b]) => a.savedAt - b.savedAt);
  /** @type {[string, {savedAt: number}]} */
  let before = ["", { savedAt: 0 }];
  return sorted.map(([key, record]) => {
    const { format, previous, others, savedAt, value, ...rest } = record;
    const known = implied(key);
    const more = Object.entries(rest).filter(([name, value]) => !same(known[name], value));
    /** @type {Packed} */
    const packed = [shorter(key, before[0]), savedAt - before[1].savedAt, value];
    before = [key, record];
    if (more.length) packed.push(Object.fromEntries(more));
    return packed;
  });
}

/** @param {string} key */
const folder = (key) => key.slice(0, key.lastIndexOf("/") + 1);

/** A key, or only its end where the one before lies beside it. @param {string} key @param {string} before */
const shorter = (key, before) => (before && folder(key) === folder(before) ? `/${key.slice(folder(key).length)}` : key);

/** @param {Packed[]} entries @returns {Entry[]} */
function recordsOf(entries) {
  let [savedAt, key] = [0, ""];
  return entries.map(([end, since, value, more]) => {
    savedAt += since;
    key = end.startsWith("/") ? folder(key) + end.slice(1) : end;
    return [key, { format: FORMAT, ...implied(key), ...more, value, savedAt }];
  });
}

/** More than a text of ours can unpack to, in bytes: deflating makes nothing shorter than by 1 in 1,032. */
const MOST_UNPACKED = 4_000_000;

/** @param {Uint8Array} bytes */
const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
/** @param {string} text */
const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
/** @param {Entry[]} records */
const bytesOf = (records) => new TextEncoder().encode(JSON.stringify(entriesOf(records)));
/** @param {Uint8Array} packed */
const marked = (packed) => `cg${VERSION}z:${toBase64(packed)}`;

/**
 * The text for a moment at which nothing can be waited for; a little longer than that of `encode`.
 * @param {Entry[]} records
 */
export const encodeNow = (records) => (records.some(([key]) => travels(key)) ? marked(deflate(bytesOf(records))) : "");

/** The text of these records; "" for none. It may be longer than there is room. @param {Entry[]} records */
export async function encode(records) {
  return records.some(([key]) => travels(key)) ? marked(await deflated(bytesOf(records))) : "";
}

/** @param {string} kind @param {string} text */
async function unpacked(kind, text) {
  if (kind === "j") return text;
  return new TextDecoder("utf-8", { fatal: true }).decode(await inflated(fromBase64(text), MOST_UNPACKED));
}

/**
 * What a text holds: `{records}`, or `{trouble}`, which is "newer" (a later version of the course
 * wrote it), "packed" (it cannot be unpacked here) or "damaged".
 * @param {string} text
 * @param {string} course
 * @returns {Promise<{records: Entry[], trouble?: undefined} | {trouble: "newer" | "packed" | "damaged", records?: undefined}>}
 */
export async function decode(text, course) {
  if (!text) return { records: [] };
  if (text.length > MOST_UNPACKED) return { trouble: "damaged" };
  const [mark, version, kind] = text.match(MARK) ?? ["", "", ""];
  if (Number(version) > VERSION || (kind && !KINDS.includes(kind))) return { trouble: "newer" };
  try {
    const records = recordsOf(JSON.parse(await unpacked(kind, text.slice(mark.length).trimEnd())));
    const checked = readBackup(writeBackup(records, { course, made: new Date() }), course);
    return checked.backup ? { records: /** @type {Entry[]} */ (checked.backup.records) } : { trouble: "damaged" };
  } catch (problem) {
    return { trouble: problem instanceof CannotUnpack ? "packed" : "damaged" };
  }
}
