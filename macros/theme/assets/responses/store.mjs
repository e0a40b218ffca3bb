/**
 * The store: every record of this site in memory, each change written to localStorage at once
 * and to IndexedDB within a quarter of a second. Other tabs' changes arrive by themselves.
 *
 * @typedef {"here" | "elsewhere"} Where something was written: on this page, or outside of it
 * @typedef {(key: string, record: SavedResponse | undefined, where: Where) => void} ChangeListener
 * @typedef {"durable" | "local" | "memory" | "saving" | "page" | "erased"} StoreState see `Store.state`
 * @typedef {{local?: Local, indexed?: Indexed}} Storages
 */
import { putAside } from "./aside.mjs";
import { own } from "../core/values.mjs";
import { dated, newest } from "./records.mjs";
import { prefixOf } from "./keys.mjs";
import { latest } from "./times.mjs";
import { Arrivals } from "./store/arrivals.mjs";
import { Erasing } from "./store/erasing.mjs";
import { openIndexed } from "./store/indexed.mjs";
import { Listeners } from "./store/listeners.mjs";
import { openLocal } from "./store/local.mjs";
import { Memory } from "./store/memory.mjs";
import { Restoring } from "./store/restoring.mjs";
import { Saving } from "./store/saving.mjs";
import { Tabs } from "./store/tabs.mjs";
/** @import { Content, SavedResponse } from "./records.mjs" */
/** @import { Local } from "./store/local.mjs" */
/** @import { Indexed } from "./store/indexed.mjs" */

export class Store extends Memory {
  #tabs;
  #saving;
  #arrivals;
  #erasing;
  #restoring;
  #listeners = new Listeners();
  #slept = false;
  /** Resolves once what is kept on this device has been read. @type {Promise<void>} */
  ready = Promise.resolve();

  /** @param {{course: string, path: string}} site @param {Storages} [storages] others, for tests */
  constructor(site, { local = openLocal(), indexed = openIndexed() } = {}) {
    super(prefixOf(site));
    /** @param {string} key */
    const tell = (key) => this.#tell(key, "elsewhere");
    this.#tabs = new Tabs(this.prefix, (key, reading) => this.#arrivals.onRemoteChange(key, reading));
    this.#saving = new Saving({ local, indexed, tabs: this.#tabs }, this, () => this.#report());
    this.#arrivals = new Arrivals(this, this.#saving, tell);
    this.#erasing = new Erasing(this, this.#saving, this.#arrivals, tell);
    this.#restoring = new Restoring(this, this.#saving, { makeRoom: (key) => this.#makeRoom(key), tell });
    this.#arrivals.readOutside();
    indexed.onLost = () => this.#saving.findLost();
    this.wake();
  }

  /**
   * Saves `content` (`value` and what else the record holds) under `key`; returns the record.
   * What could not be read there before is put aside under `_aside/`, never lost.
   * @param {string} key
   * @param {Content} content
   * @param {SavedResponse} [last] a record under an earlier key, which the new one must be later than
   * @returns {SavedResponse}
   */
  put(key, content, last) {
    this.#makeRoom(key);
    const known = newest([last, this.get(key)]);
    const record = dated(content, { ...known, savedAt: latest([own(known, "savedAt"), this.erasedAt(key)]) });
    this.set(key, record);
    this.#saving.keep(key);
    this.#tell(key, "here");
    return record;
  }

  /** Dates a record anew, so that it is saved once more; nothing where there is none. @param {string} key */
  putAgain(key) {
    const record = this.get(key);
    if (record) this.put(key, record);
  }

  /**
   * Takes all records of some scopes (see `store/erasures.mjs`) off this device. In a page that keeps
   * nothing they stay on show until it closes. Resolves to true once a crash cannot bring them back.
   * @param {string[]} scopes
   * @returns {Promise<boolean>}
   */
  erase(scopes) {
    return this.#erasing.erase(scopes);
  }

  /**
   * Takes over `[key, record]` pairs as they are, with their times: all of them, or none. Gives false
   * when there was no room; then nothing has changed. Those older than what is there change nothing.
   * @param {[string, SavedResponse][]} entries
   * @returns {Promise<boolean>}
   */
  restore(entries) {
    return this.#restoring.restore(entries);
  }

  /** Takes scopes off this device and out of this page; resolves as `erase`. @param {string[]} scopes @returns {Promise<boolean>} */
  discard(scopes) {
    return this.#erasing.discard(scopes);
  }

  /** Takes everything of this site off this device, except the wish that nothing be kept here. @returns {Promise<boolean>} */
  eraseAll() {
    return this.#erasing.discard([this.prefix], this.#erasing.outside());
  }

  /** The key of the learner's wish that nothing be kept. */
  get wish() {
    return `${this.prefix}_settings/keep-nothing`;
  }

  get keepsNothing() {
    return this.get(this.wish)?.value === true;
  }

  /** True: from now on words live in this page only. False: what is on the page is saved. */
  set keepsNothing(nothing) {
    this.put(this.wish, { value: nothing });
  }

  /** Saves what could not be saved, or was erased below us; resolves as `settled`. @returns {Promise<StoreState>} */
  saveAgain() {
    for (const key of this.#saving.lost) this.#saving.keep(key);
    return this.settled();
  }

  /** Resolves to `state` once everything so far was written, or has failed to be. @returns {Promise<StoreState>} */
  async settled() {
    await this.#saving.database.settled();
    return this.state;
  }

  /** For a page that goes away or into the background: writes at once, without waiting. */
  flush() {
    this.#saving.database.flush();
  }

  /**
   * "durable": survives a crash. "local": the browser has it, not surely the disk. "memory": only this
   * page. "saving". "page": nothing is to be kept. "erased": by the browser, below what is on show.
   * @returns {StoreState}
   */
  get state() {
    return this.keepsNothing ? "page" : this.#saving.state;
  }

  /** True when something would be lost with this page although the learner wants it kept. */
  get unsaved() {
    return this.#saving.unsaved;
  }

  /** Calls `listener` after every change. @param {ChangeListener} listener */
  onChange(listener) {
    this.#listeners.onChange(listener);
  }

  /** Calls `watcher(state)` whenever the state may have changed. @param {(state: StoreState) => void} watcher */
  onState(watcher) {
    this.#listeners.onState(watcher);
  }

  /** Opens what sleeps while the page is in the back/forward cache, and reads what changed. @returns {Promise<void>} */
  wake() {
    this.#tabs.open();
    this.ready = this.#arrivals.readAll(this.#slept).then(() => this.#report());
    this.#slept = false;
    return this.ready;
  }

  /** Closes what would keep the page out of the back/forward cache. */
  sleep() {
    this.flush();
    this.#slept = true;
    this.#tabs.close();
  }

  /** Before writing: what cannot be read is put aside. @param {string} key */
  #makeRoom(key) {
    this.#arrivals.lookAgain(key);
    const unread = this.takeUnread(key);
    if (!unread) return;
    const [aside, value] = putAside(key.slice(this.prefix.length), unread.data);
    this.put(this.prefix + aside, { value });
  }

  /** @param {string} key @param {Where} where */
  #tell(key, where) {
    this.#listeners.changed(key, this.get(key), where);
    if (key === this.wish) this.#wishChanged();
  }

  /** Here or in another tab: once things may be kept again, what this page held is saved. */
  #wishChanged() {
    const freed = this.keepsNothing ? [] : [...this.held];
    for (const key of freed) this.held.delete(key);
    for (const key of freed) this.putAgain(key);
    this.#report();
  }

  #report() {
    this.#listeners.report(this.state);
  }
}

/**
 * Opens the store of a site: localStorage is read at once, IndexedDB when `ready` resolves.
 * @param {{course: string, path: string}} site
 * @param {Storages} [storages]
 * @returns {Store}
 */
export const openStore = (site, storages) => new Store(site, storages);
