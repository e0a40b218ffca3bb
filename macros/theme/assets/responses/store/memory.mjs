/** Every record of a site, as far as this page knows, and what cannot be read. Touches no storage. */
import { byId } from "../ids.mjs";
import { examine, examineText, isData, newer } from "../records.mjs";

/** More than any record of ours has. */
const MOST_PARTS = 100_000;

/** @typedef {{record?: object, trouble?: string, data?: *}} Found what lies somewhere: a record, or why it is none */

/** @returns {Found} what a text from localStorage is */
export const readText = (text) => ({ ...examineText(text), data: text });

/** Something that can be no record's value, as far as text can hold it. */
function asText(data) {
  let left = MOST_PARTS;
  const counted = (key, one) => ((left -= 1) < 0 ? undefined : one);
  try {
    return JSON.stringify(data, counted);
  } catch {
    return typeof data;
  }
}

/** @returns {Found} what data from IndexedDB, or from another tab, are */
export function readData(data) {
  const found = examine(data);
  return found.record ? found : { ...found, data: isData(data) ? data : asText(data) };
}

export class Memory {
  #records = new Map();
  #unread = new Map();
  /** Keys that live in this page only, because the learner wants nothing kept. */
  held = new Set();

  /** @param {string} prefix of the site's keys */
  constructor(prefix) {
    this.prefix = prefix;
  }

  /** The record of a key, also when its value is null (cleared); undefined when there is none. */
  get(key) {
    return this.#records.get(key);
  }

  /** `[key, record]` pairs whose key starts with `prefix`, in the order of their keys. */
  list(prefix = this.prefix) {
    const found = [...this.#records].filter(([key]) => key.startsWith(prefix));
    return found.sort(([a], [b]) => byId(a, b));
  }

  /** The keys of all records, in no order. */
  keys() {
    return [...this.#records.keys()];
  }

  set(key, record) {
    this.#records.set(key, record);
  }

  /** True when what `get` gives lives in this page only. */
  holds(key) {
    return this.held.has(key);
  }

  /** Takes over what was found if it is newer than ours; true when it was. @param {Found} found */
  adopt(key, { record, trouble, data }) {
    // What is damaged matters only where nothing better is known.
    if (trouble === "newer" || (trouble && !this.get(key))) this.#unread.set(key, { trouble, data });
    if (!record || this.holds(key) || !newer(record, this.get(key))) return false;
    this.set(key, record);
    if (this.trouble(key) === "damaged") this.#unread.delete(key);
    return true;
  }

  /** Forgets all about a key; true when there was something. */
  delete(key) {
    const unread = this.#unread.delete(key);
    return this.#records.delete(key) || unread;
  }

  /** Why a key's record cannot be used: "damaged", "newer", or undefined. */
  trouble(key) {
    return this.#unread.get(key)?.trouble;
  }

  /** Keys under `prefix` whose records cannot be used. */
  troubles(prefix) {
    return [...this.#unread.keys()].filter((key) => key.startsWith(prefix));
  }

  /** `[key, data]` of all that cannot be used, as it lies there: text, or what IndexedDB holds. */
  unreadable() {
    return [...this.#unread].map(([key, { data }]) => [key, data]);
  }

  /** Gives `{data}` of what cannot be used under a key, and forgets it; or undefined. */
  takeUnread(key) {
    const found = this.#unread.get(key);
    this.#unread.delete(key);
    return found;
  }
}
