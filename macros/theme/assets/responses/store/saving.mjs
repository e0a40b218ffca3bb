/** What goes out: to localStorage and to other tabs at once, to IndexedDB within a quarter of a second. */
import { Database, SOON } from "./database.mjs";
import { isMark } from "./erasures.mjs";
import { setAll } from "./local.mjs";
import { newer } from "../records.mjs";
/** @import { Entry } from "../records.mjs" */
/** @import { Indexed } from "./indexed.mjs" */
/** @import { Local } from "./local.mjs" */

export class Saving {
  /** Keys that the browser has erased below us; they are on show still. @type {Set<string>} */
  #lost = new Set();

  /**
   * @param {{local: Local, indexed: Indexed, tabs: import("./tabs.mjs").Tabs}} places
   * @param {import("../store.mjs").Store} store
   * @param {() => void} report called whenever the state may have changed
   */
  constructor({ local, indexed, tabs }, store, report) {
    this.local = local;
    this.tabs = tabs;
    this.store = store;
    this.report = report;
    this.database = new Database(indexed, store, { saveLocally: (key) => this.#saveLocally(key), report });
    this.outbox = this.database.outbox;
  }

  /** Has a key's record saved as it is now; in this page only, where the learner wants nothing kept. @param {string} key */
  keep(key) {
    const { store } = this;
    if (store.keepsNothing && key !== store.wish && !isMark(store.prefix, key)) return this.hold(key);
    this.#lost.delete(key);
    this.#publish(key);
    this.database.writeSoon();
    this.report();
  }

  /** Keeps a key's record in this page only. @param {string} key */
  hold(key) {
    this.store.held.add(key);
    this.leave(key);
  }

  /** Writes no more of a key. @param {string} key */
  leave(key) {
    this.#lost.delete(key);
    this.outbox.records.delete(key);
  }

  /**
   * Has a scope erased, with the database's next `write`.
   * @param {string} scope
   * @param {string} mark the key of the erasure's mark
   * @param {string[]} keys of the scope that are known
   * @param {string[]} also keys outside of all scopes
   */
  erase(scope, mark, keys, also) {
    for (const key of [...keys, ...also]) {
      this.leave(key);
      this.local.remove(key);
      this.tabs.tell(key);
    }
    this.outbox.erasures.set(mark, { scope, also });
    this.local.set(mark, JSON.stringify(this.store.get(mark)));
    this.tabs.tell(mark, this.store.get(mark));
  }

  /**
   * Writes all in one transaction of IndexedDB, or all in localStorage, but over nothing later.
   * @param {Entry[]} entries
   * @returns {Promise<boolean>} false where there is no room
   */
  async writeTogether(entries) {
    if ((await this.database.writeTogether(entries)) || !this.local.works) return true;
    return setAll(
      this.local,
      this.acceptable(entries)
        .filter(([key, record]) => !newer(this.store.get(key), record))
        .map(([key, record]) => [key, JSON.stringify(record)]),
    );
  }

  /** Without a database, marks of erasures would cover what comes with them. @param {Entry[]} entries */
  acceptable(entries) {
    return entries.filter(([key]) => !this.database.failing || !isMark(this.store.prefix, key));
  }

  /** A record that the database has already is in localStorage, too. @param {string} key */
  written(key) {
    this.#publish(key);
    this.outbox.records.delete(key);
  }

  /**
   * Somebody told the browser to erase its data: what is on show here is kept nowhere any more. Nothing is
   * saved again by itself, not even what localStorage still has: it may be about to be erased, too.
   */
  async findLost() {
    await new Promise((resolve) => setTimeout(resolve, SOON));
    const { prefix, wish } = this.store;
    const stored = await this.database.read(prefix);
    if (!stored) return this.report();
    const known = new Set([...this.localKeys(), ...stored.map(([key]) => key), wish]);
    for (const key of this.store.keys()) if (!known.has(key) && !this.store.holds(key) && !isMark(prefix, key)) this.#lost.add(key);
    this.report();
  }

  /** Keys that the browser has erased below us. @returns {string[]} */
  get lost() {
    return [...this.#lost];
  }

  /** "durable": survives a crash. "local": the browser has it, not surely the disk. "memory": only this page. */
  get health() {
    if (!this.database.failing) return "durable";
    return this.local.works && !this.unsaved ? "local" : "memory";
  }

  /** As `health`, or "erased" when the browser has erased what is on show, or "saving". */
  get state() {
    if (this.#lost.size) return "erased";
    return this.outbox.size && !this.database.failing ? "saving" : this.health;
  }

  /** True when something would be lost with this page. */
  get unsaved() {
    return this.#lost.size > 0 || this.outbox.unpersisted().length > 0;
  }

  /** What localStorage has keys for. */
  localKeys() {
    return this.local.entries(this.store.prefix).map(([key]) => key);
  }

  /** Into localStorage and to other tabs; the database has still to write it. @param {string} key */
  #publish(key) {
    this.#saveLocally(key);
    this.tabs.tell(key, this.store.get(key));
  }

  /** @param {string} key */
  #saveLocally(key) {
    this.outbox.records.set(key, this.local.set(key, JSON.stringify(this.store.get(key))));
  }
}
