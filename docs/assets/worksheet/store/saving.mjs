/** What goes out: to localStorage and to other tabs at once, to IndexedDB within a quarter of a second. */
import { setAll } from "./local.mjs";

const SOON = 150;
const RETRY = 3000;
const ERASE = "erase";

export class Saving {
  /** Keys that IndexedDB has not yet: whether localStorage has them, or "erase". */
  #waiting = new Map();
  /** Keys that the browser has erased below us; they are on show still. */
  #lost = new Set();
  #failed = false;
  /** True while nobody knows what IndexedDB holds: it could not be read. */
  #blind = false;
  #writes = 0;
  #timer;
  #retry;

  /**
   * @param {{local: object, indexed: object, tabs: import("./tabs.mjs").Tabs}} places
   * @param {import("../store.mjs").Store} store
   * @param {() => void} report called whenever the state may have changed
   */
  constructor(places, store, report) {
    Object.assign(this, places, { store, report });
  }

  /** Has a key's record saved as it is now; in this page only, where the learner wants nothing kept. */
  keep(key) {
    if (this.store.keepsNothing && key !== this.store.wish) return this.hold(key);
    this.#lost.delete(key);
    this.#toLocal(key);
    this.#timer ??= setTimeout(() => this.write(), SOON);
    this.report();
  }

  /** Keeps a key's record in this page only. */
  hold(key) {
    this.store.held.add(key);
    this.leave(key);
  }

  /** Writes no more of a key; what is to be erased will be. */
  leave(key) {
    this.#lost.delete(key);
    if (this.#waiting.get(key) !== ERASE) this.#waiting.delete(key);
  }

  /** Has a key's record erased, with the next `write`. */
  erase(key) {
    this.#lost.delete(key);
    this.local.remove(key);
    this.#waiting.set(key, ERASE);
    this.tabs.tell(key);
  }

  /** Writes what waits for IndexedDB. */
  async write() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#batch();
    // What is there must be read before it can be written over.
    if (this.#blind && !batch.some(([, record]) => !record)) return this.store.wake();
    this.#writes += 1;
    try {
      await this.indexed.write(batch);
      this.#failed = false;
      for (const [key, record] of batch) if (this.#isNewest(key, record)) this.#waiting.delete(key);
    } catch {
      this.#failed = true;
      this.#retryLater(batch);
    }
    this.#writes -= 1;
    this.report();
  }

  /** All `[key, record]` in one transaction of IndexedDB, or all in localStorage; false where there is no room. */
  async writeTogether(entries) {
    try {
      await this.indexed.write(entries);
    } catch {
      this.#failed = true;
      return !this.local.works || setAll(this.local, entries.map(([key, record]) => [key, JSON.stringify(record)]));
    }
    this.#failed = false;
    return true;
  }

  /** A record that was written together with others is in localStorage, too. */
  written(key) {
    this.#toLocal(key);
    if (!this.#failed) this.#waiting.delete(key);
  }

  /** Resolves once everything so far was written, or has failed to be. */
  async settled() {
    while (this.#timer !== undefined || this.#writes) await this.write();
  }

  /** For a page that goes away or into the background: writes at once, without waiting. */
  flush() {
    try {
      this.indexed.writeNow(this.#batch());
    } catch {
      this.#failed = true;
    }
  }

  /** `[key, data]` of all that IndexedDB holds; nothing where it fails. */
  async read(prefix) {
    try {
      const found = await this.indexed.entries(prefix);
      this.#failed = this.#blind = false;
      return found;
    } catch {
      this.#failed = this.#blind = true;
      this.#retryLater(this.#batch());
      return undefined;
    }
  }

  /** True for a key that is kept in no storage yet. */
  owes(key) {
    return this.#waiting.get(key) === false;
  }

  /** Somebody told the browser to erase its data: what is on show here is kept nowhere any more. */
  async findLost() {
    await new Promise((resolve) => setTimeout(resolve, SOON));
    const { prefix, wish } = this.store;
    const indexed = await this.read(prefix);
    if (!indexed) return this.report();
    const known = new Set([...this.localKeys(), ...indexed.map(([key]) => key), wish]);
    for (const key of this.store.keys()) if (!known.has(key) && !this.store.holds(key)) this.#lost.add(key);
    this.report();
  }

  /** @returns {string[]} keys that the browser has erased below us */
  get lost() {
    return [...this.#lost];
  }

  /** "durable": survives a crash. "local": the browser has it, not surely the disk. "memory": only this page. */
  get health() {
    if (!this.#failed) return "durable";
    return this.local.works && !this.unsaved ? "local" : "memory";
  }

  /** As `health`, or "erased" when the browser has erased what is on show, or "saving". */
  get state() {
    if (this.#lost.size) return "erased";
    return this.#waiting.size && !this.#failed ? "saving" : this.health;
  }

  /** True when something would be lost with this page. */
  get unsaved() {
    return this.#lost.size > 0 || [...this.#waiting.values()].includes(false);
  }

  /** What localStorage has keys for. */
  localKeys() {
    return this.local.entries(this.store.prefix).map(([key]) => key);
  }

  #toLocal(key) {
    const record = this.store.get(key);
    this.#waiting.set(key, this.local.set(key, JSON.stringify(record)));
    this.tabs.tell(key, record);
  }

  /** What IndexedDB is to have: `[key, record]`, or `[key]` to erase. */
  #batch() {
    return [...this.#waiting].map(([key, how]) => [key, how === ERASE ? undefined : this.store.get(key)]);
  }

  /** True when nothing has happened to a key since it was written, or without a record, erased. */
  #isNewest(key, record) {
    return this.#waiting.get(key) === ERASE ? !record : this.store.get(key) === record;
  }

  #retryLater(batch) {
    for (const [key, record] of batch) {
      if (this.#waiting.get(key) === false) this.#waiting.set(key, this.local.set(key, JSON.stringify(record)));
    }
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => (this.#waiting.size || this.#blind) && this.write(), RETRY);
  }
}
