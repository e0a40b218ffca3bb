/** Every record of a site, as far as this page knows, and what cannot be read. Touches no storage. */
import { byId } from "../ids.mjs";
import { examine, examineText, isData, newer } from "../records.mjs";
import { erasedAt, isErasedBy } from "./erasures.mjs";
/** @import { Entry, SavedResponse, Trouble } from "../records.mjs" */

/** More than any record of ours has. */
const MOST_VALUES = 100_000;

/** @typedef {{record?: SavedResponse, trouble?: Trouble, data?: unknown}} Reading what lies somewhere: a record, or why it is none, and the data */

/** @param {string} text @returns {Reading} what a text from localStorage is */
export const readText = (text) => ({ ...examineText(text), data: text });

/** Something that can be no record's value, as far as text can hold it. @param {unknown} data */
function asText(data) {
  let left = MOST_VALUES;
  /** @param {string} _key @param {unknown} value */
  const bounded = (_key, value) => {
    left -= 1;
    return left < 0 ? undefined : value;
  };
  try {
    return JSON.stringify(data, bounded);
  } catch {
    return typeof data;
  }
}

/** @param {unknown} data @returns {Reading} what data from IndexedDB, or from another tab, are */
export const readData = (data) => ({ ...examine(data), data: isData(data) ? data : asText(data) });

export class Memory {
  /** @type {Map<string, SavedResponse>} */
  #records = new Map();
  /** @type {Map<string, {trouble: Trouble, data?: unknown}>} */
  #unread = new Map();
  /** Keys that live in this page only, because the learner wants nothing kept. @type {Set<string>} */
  held = new Set();

  /** @param {string} prefix of the site's keys */
  constructor(prefix) {
    this.prefix = prefix;
  }

  /**
   * The record of a key, also when its value is null (cleared); undefined when there is none.
   * @param {string} key
   * @returns {SavedResponse | undefined}
   */
  get(key) {
    return this.#records.get(key);
  }

  /** When the scope of a key was last erased, in milliseconds; undefined for never. @param {string} key @returns {number | undefined} */
  erasedAt(key) {
    return erasedAt(this.prefix, key, (mark) => this.get(mark));
  }

  /**
   * True for a record that is not newer than the erasure of its scope.
   * @param {string} key
   * @param {SavedResponse} record
   * @returns {boolean}
   */
  isErased(key, record) {
    return isErasedBy(this.erasedAt(key), record);
  }

  /** `[key, record]` pairs whose key starts with `prefix`, in the order of their keys. @param {string} [prefix] @returns {Entry[]} */
  list(prefix = this.prefix) {
    const entries = [...this.#records].filter(([key]) => key.startsWith(prefix));
    return entries.sort(([a], [b]) => byId(a, b));
  }

  /** The keys of all records, in no order. @returns {string[]} */
  keys() {
    return [...this.#records.keys()];
  }

  /** @param {string} key @param {SavedResponse} record */
  set(key, record) {
    this.#records.set(key, record);
  }

  /** True when what `get` gives lives in this page only. @param {string} key @returns {boolean} */
  holds(key) {
    return this.held.has(key);
  }

  /**
   * Takes over what came in if it is newer than ours; true when it was.
   * @param {string} key
   * @param {Reading} reading
   * @returns {boolean}
   */
  mergeIncoming(key, { record, trouble, data }) {
    // What is damaged matters only where nothing better is known.
    if (trouble === "newer" || (trouble && !this.get(key))) this.#unread.set(key, { trouble, data });
    if (this.holds(key) || !newer(record, this.get(key))) return false;
    this.set(key, record);
    if (this.trouble(key) === "damaged") this.#unread.delete(key);
    return true;
  }

  /** Forgets all about a key; true when there was something. @param {string} key @returns {boolean} */
  delete(key) {
    const unread = this.#unread.delete(key);
    return this.#records.delete(key) || unread;
  }

  /** Why a key's record cannot be used: "damaged", "newer", or undefined. @param {string} key @returns {Trouble | undefined} */
  trouble(key) {
    return this.#unread.get(key)?.trouble;
  }

  /** Keys under `prefix` whose records cannot be used. @param {string} prefix @returns {string[]} */
  troubles(prefix) {
    return [...this.#unread.keys()].filter((key) => key.startsWith(prefix));
  }

  /** `[key, data]` of all that cannot be used, as it lies there: text, or what IndexedDB holds. @returns {[string, unknown][]} */
  unreadable() {
    return [...this.#unread].map(([key, { data }]) => [key, data]);
  }

  /**
   * Gives `{data}` of what cannot be used under a key, and forgets it; or undefined.
   * @param {string} key
   * @returns {{data?: unknown} | undefined}
   */
  takeUnread(key) {
    const unread = this.#unread.get(key);
    this.#unread.delete(key);
    return unread;
  }
}
