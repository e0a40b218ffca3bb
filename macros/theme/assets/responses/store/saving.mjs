/** What goes out: to localStorage and to other tabs at once, to IndexedDB within a quarter of a second. */
import { isMark } from "./erasures.mjs";
import { setAll } from "./local.mjs";
import { Outbox } from "./outbox.mjs";

const SOON = 150;
const RETRY = 3000;

export class Saving {
  /** What IndexedDB has not done yet. */
  outbox = new Outbox();
  /** Keys that the browser has erased below us; they are on show still. */
  #lost = new Set();
  #failed = false;
  /** True while nobody knows what IndexedDB holds: it could not be read. */
  #blind = false;
  #writes = 0;
  #timer;
  #retry;
  /** @type {(keys: string[], batch: Map<string, object>, marks: [string, object][]) => void} a mark came before these */
  onRefused = () => {};
  /** @type {(marks: [string, object][]) => void} */
  onErased = () => {};

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
    const { store } = this;
    if (store.keepsNothing && key !== store.wish && !isMark(store.prefix, key)) return this.hold(key);
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

  /** Writes no more of a key. */
  leave(key) {
    this.#lost.delete(key);
    this.outbox.records.delete(key);
  }

  /** Has a scope erased, with the next `write`: `keys` of it are known; `also` are keys outside of all scopes. */
  erase(scope, mark, keys, also = []) {
    for (const key of [...keys, ...also]) {
      this.leave(key);
      this.local.remove(key);
      this.tabs.tell(key);
    }
    this.outbox.erasures.set(mark, { scope, also });
    this.local.set(mark, JSON.stringify(this.store.get(mark)));
    this.tabs.tell(mark, this.store.get(mark));
  }

  /** Writes what waits for IndexedDB. */
  async write() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // What is there must be read before it can be written over.
    if (this.#blind && !this.outbox.erasures.size) return this.store.wake();
    this.#writes += 1;
    try {
      await this.#writeErasures();
      await this.#writeRecords();
      this.#failed = false;
    } catch {
      this.#failed = true;
      this.#retryLater();
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
    if (!this.#failed) this.outbox.records.delete(key);
  }

  /** Takes a single record out of IndexedDB, where it should not have been. */
  remove(key) {
    this.indexed.remove([key]).catch(() => {});
  }

  /** Resolves once everything so far was written, or has failed to be. */
  async settled() {
    while (this.#timer !== undefined || this.#writes) await this.write();
  }

  /** For a page that goes away or into the background: writes at once, without waiting. */
  flush() {
    try {
      this.indexed.writeNow(this.outbox.batch(this.store));
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
      this.#retryLater();
      return undefined;
    }
  }

  /** True while IndexedDB takes nothing. */
  get failing() {
    return this.#failed;
  }

  /** Somebody told the browser to erase its data: what is on show here is kept nowhere any more. */
  async findLost() {
    await new Promise((resolve) => setTimeout(resolve, SOON));
    const { prefix, wish } = this.store;
    const indexed = await this.read(prefix);
    if (!indexed) return this.report();
    const known = new Set([...this.localKeys(), ...indexed.map(([key]) => key), wish]);
    for (const key of this.store.keys()) if (!known.has(key) && !this.store.holds(key) && !isMark(prefix, key)) this.#lost.add(key);
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
    return this.outbox.size && !this.#failed ? "saving" : this.health;
  }

  /** True when something would be lost with this page. */
  get unsaved() {
    return this.#lost.size > 0 || this.outbox.keptNowhere().length > 0;
  }

  /** What localStorage has keys for. */
  localKeys() {
    return this.local.entries(this.store.prefix).map(([key]) => key);
  }

  #toLocal(key) {
    const record = this.store.get(key);
    this.outbox.records.set(key, this.local.set(key, JSON.stringify(record)));
    this.tabs.tell(key, record);
  }

  async #writeErasures() {
    const pending = [...this.outbox.erasures];
    if (!pending.length) return;
    const erasures = pending.map(([key, erasure]) => ({ ...erasure, key, record: this.store.get(key) }));
    const marks = await this.indexed.erase(erasures, this.store.prefix);
    this.outbox.erased(pending);
    this.onErased(marks);
  }

  async #writeRecords() {
    const batch = this.outbox.batch(this.store);
    const { refused, marks } = await this.indexed.write(batch, this.store.prefix);
    this.outbox.written(batch, this.store);
    if (refused.length) this.onRefused(refused, new Map(batch), [...marks]);
  }

  #retryLater() {
    for (const key of this.outbox.keptNowhere()) this.outbox.records.set(key, this.local.set(key, JSON.stringify(this.store.get(key))));
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => (this.outbox.size || this.#blind) && this.write(), RETRY);
  }
}
