/**
 * IndexedDB as the store uses it: what waits in the outbox is written within a quarter of a second, and
 * again later where that failed.
 */
import { Outbox } from "./outbox.mjs";
/** @import { Entry, SavedResponse } from "../records.mjs" */
/** @import { Indexed } from "./indexed.mjs" */

/** Milliseconds. */
export const SOON = 150;
const RETRY = 3000;

export class Database {
  /** What IndexedDB has not done yet. */
  outbox = new Outbox();
  /** True while IndexedDB takes nothing. */
  failing = false;
  /** True while nobody knows what IndexedDB holds: it could not be read. */
  #blind = false;
  #writes = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  /** A mark came before these. @type {(keys: string[], batch: Map<string, SavedResponse>, marks: Entry[]) => void} */
  onRefused = () => {};
  /** @type {(marks: Entry[]) => void} */
  onErased = () => {};

  /**
   * @param {Indexed} indexed
   * @param {import("../store.mjs").Store} store
   * @param {{saveLocally: (key: string) => void, report: () => void}} calls `report`: the state may have
   *   changed; `saveLocally`: no storage has this key's record, and the database does not take it
   */
  constructor(indexed, store, { saveLocally, report }) {
    this.indexed = indexed;
    this.store = store;
    this.saveLocally = saveLocally;
    this.report = report;
  }

  /** Has `write` called within a quarter of a second. */
  writeSoon() {
    this.#timer ??= setTimeout(() => this.write(), SOON);
  }

  /** Writes what waits in the outbox. @returns {Promise<void>} */
  async write() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // What is there must be read before it can be written over.
    if (this.#blind && !this.outbox.erasures.size) return this.store.wake();
    this.#writes += 1;
    try {
      await this.#writeErasures();
      await this.#writeRecords();
      this.failing = false;
    } catch {
      this.failing = true;
      this.#retryLater();
    }
    this.#writes -= 1;
    this.report();
  }

  /** Writes all in one transaction; false where it fails. @param {Entry[]} entries @returns {Promise<boolean>} */
  async writeTogether(entries) {
    try {
      await this.indexed.write(entries);
      this.failing = false;
    } catch {
      this.failing = true;
    }
    this.report();
    return !this.failing;
  }

  /** Deletes a single record that should not have been written. @param {string} key */
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
      this.failing = true;
    }
  }

  /**
   * `[key, data]` of all that IndexedDB holds; undefined where it fails.
   * @param {string} prefix
   * @returns {Promise<[string, unknown][] | undefined>}
   */
  async read(prefix) {
    try {
      const entries = await this.indexed.entries(prefix);
      this.failing = this.#blind = false;
      return entries;
    } catch {
      this.failing = this.#blind = true;
      this.#retryLater();
      return undefined;
    }
  }

  async #writeErasures() {
    const pending = [...this.outbox.erasures];
    if (!pending.length) return;
    const erasures = pending.flatMap(([key, erasure]) => {
      const record = this.store.get(key);
      return record ? [{ ...erasure, key, record }] : [];
    });
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
    for (const key of this.outbox.unpersisted()) this.saveLocally(key);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      if (this.outbox.size || this.#blind) this.write();
    }, RETRY);
  }
}
