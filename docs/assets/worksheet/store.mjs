/**
 * The store: every record of this site in memory, each change written to localStorage at once
 * and to IndexedDB within a quarter of a second. Other tabs' changes arrive by themselves.
 */
import { dated, examine, examineText, isData, loses, newer, prefixOf } from "./records.mjs";
import { openIndexed } from "./store/indexed.mjs";
import { openLocal } from "./store/local.mjs";

const SOON = 150;
const RETRY = 3000;
const ERASE = "erase";

/** Row 10 comes after row 9. Made once: comparing with a new one each time takes seconds. */
const inOrder = new Intl.Collator("en", { numeric: true });

/** Something that can be no record's value, as far as text can hold it. */
function asText(data) {
  try {
    return JSON.stringify(data);
  } catch {
    return typeof data;
  }
}

export class Store {
  #local;
  #indexed;
  #records = new Map();
  #troubled = new Map();
  /** Keys that IndexedDB has not yet: whether localStorage has them, or "erase". */
  #waiting = new Map();
  /** Keys that live in this page only, because the learner wants nothing kept. */
  #held = new Set();
  /** Keys that the browser has erased below us; they are on show still. */
  #lost = new Set();
  #failed = false;
  #writes = 0;
  #timer;
  #channel;
  #listeners = new Set();
  #watchers = new Set();

  /**
   * @param {{course: string, path: string}} site
   * @param {object} [parts] other storages, for tests
   */
  constructor(site, { local = openLocal(), indexed = openIndexed() } = {}) {
    this.prefix = prefixOf(site);
    this.#local = local;
    this.#indexed = indexed;
    this.#readLocal();
    addEventListener("storage", ({ key, newValue: text }) => this.#hear(key, text ? { ...examineText(text), data: text } : {}));
    this.#indexed.onLost = () => setTimeout(() => this.#findLost(), SOON);
    this.wake();
  }

  // Reading ---------------------------------------------------------------------------------

  /** The record of a key, also when its value is null (cleared); undefined when there is none. */
  get(key) {
    return this.#records.get(key);
  }

  /** `[key, record]` pairs whose key starts with `prefix`, in the order of their keys. */
  list(prefix = this.prefix) {
    const found = [...this.#records].filter(([key]) => key.startsWith(prefix));
    return found.sort(([a], [b]) => inOrder.compare(a, b));
  }

  /** The keys of all records, in no order. */
  keys() {
    return [...this.#records.keys()];
  }

  /** Why a key's record cannot be used: "damaged", "newer", or undefined. */
  trouble(key) {
    return this.#troubled.get(key)?.trouble;
  }

  /** Keys under `prefix` whose records cannot be used. */
  troubles(prefix) {
    return [...this.#troubled.keys()].filter((key) => key.startsWith(prefix));
  }

  /** `[key, data]` of all that cannot be used, as it lies there: text, or what IndexedDB holds. */
  unreadable() {
    return [...this.#troubled].map(([key, { data }]) => [key, data]);
  }

  // Writing ---------------------------------------------------------------------------------

  /**
   * Saves `content` (`value` and what else the record holds) under `key`; returns the record.
   * What could not be read there before is put aside under `_aside/`, never lost.
   * @param {object} [last] a record under an earlier key, which the new one must be later than
   */
  put(key, content, last) {
    this.#lookAgain(key);
    this.#putAside(key);
    const known = this.#records.get(key);
    const record = dated(content, last && newer(last, known) ? last : known);
    this.#records.set(key, record);
    this.#keep(key, record);
    this.#tell(key, record, "here");
    return record;
  }

  /** Takes records off this device. In a page that keeps nothing they stay on show until it closes. */
  erase(keys) {
    for (const key of keys) {
      const record = this.get(key);
      this.#forget(key);
      if (!this.keepsNothing || !record) continue;
      this.#records.set(key, record);
      this.#held.add(key);
    }
    return this.#write();
  }

  /**
   * Takes over `[key, record]` pairs as they are, with their times: all of them, or none. Gives false
   * when there was no room; then nothing has changed. Those older than what is there change nothing.
   */
  async restore(entries) {
    const fresh = entries.filter(([key, record]) => newer(record, this.get(key)));
    const kept = this.keepsNothing ? "held" : await this.#writeTogether(fresh);
    if (!kept) return false;
    for (const [key, record] of fresh) this.#restoreOne(key, record, kept);
    this.#report();
    return true;
  }

  /** Takes records off this device and out of this page. */
  async discard(keys) {
    for (const key of keys) {
      this.#held.delete(key);
      this.#forget(key);
    }
    await this.#write();
    for (const key of keys) this.#tell(key, undefined, "elsewhere");
  }

  /** Takes everything of this site off this device, except the wish that nothing be kept here. */
  eraseAll() {
    const here = this.#local.entries(this.prefix).map(([key]) => key);
    const keys = new Set([...this.keys(), ...this.#troubled.keys(), ...here]);
    if (this.keepsNothing) keys.delete(this.#setting);
    return this.discard([...keys]);
  }

  /** True when what `get` gives lives in this page only. */
  holds(key) {
    return this.#held.has(key);
  }

  get keepsNothing() {
    return this.get(this.#setting)?.value === true;
  }

  /** True: from now on words live in this page only. False: what is on the page is saved. */
  set keepsNothing(nothing) {
    this.put(this.#setting, { value: nothing });
  }

  /** Saves what could not be saved, or was erased below us; resolves as `settled`. */
  saveAgain() {
    for (const key of this.#lost) this.#keep(key, this.get(key));
    return this.settled();
  }

  /** Resolves to `state` once everything so far was written, or has failed to be. */
  async settled() {
    while (this.#timer !== undefined || this.#writes) await this.#write();
    return this.state;
  }

  /** For a page that goes away or into the background: writes at once, without waiting. */
  flush() {
    try {
      this.#indexed.writeNow(this.#batch());
    } catch {
      this.#failed = true;
    }
  }

  // How it is ---------------------------------------------------------------------------------

  /** "durable": survives a crash. "local": the browser has it, not surely the disk. "memory": only this page. */
  get health() {
    if (!this.#failed) return "durable";
    return this.#local.works && !this.unsaved ? "local" : "memory";
  }

  /**
   * As `health`, or "page" when nothing is to be kept, "erased" when the browser has erased what is
   * on show, or "saving".
   */
  get state() {
    if (this.keepsNothing) return "page";
    if (this.#lost.size) return "erased";
    return this.#waiting.size && !this.#failed ? "saving" : this.health;
  }

  /** True when something would be lost with this page although the learner wants it kept. */
  get unsaved() {
    return this.#lost.size > 0 || [...this.#waiting.values()].includes(false);
  }

  /** Calls `listener(key, record, "here" | "elsewhere")` after every change; returns how to stop. */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `watcher(state)` whenever the state may have changed. */
  onState(watcher) {
    this.#watchers.add(watcher);
  }

  /** Opens what sleeps while the page is in the back/forward cache, and reads what changed. */
  wake() {
    this.#channel ??= this.#listen();
    this.ready = this.#readAll();
    return this.ready;
  }

  /** Closes what would keep the page out of the back/forward cache. */
  sleep() {
    this.flush();
    this.#channel?.close();
    this.#channel = undefined;
  }

  // Inside ------------------------------------------------------------------------------------

  get #setting() {
    return `${this.prefix}_settings/keep-nothing`;
  }

  #listen() {
    if (!globalThis.BroadcastChannel) return undefined;
    const channel = new BroadcastChannel(this.prefix);
    channel.onmessage = ({ data: { key, record } }) => this.#hear(key, record ? { ...examine(record), data: record } : {});
    return channel;
  }

  /** Another tab wrote (a `record`, or something that this version cannot read) or erased. */
  #hear(key, { record, trouble, data }) {
    if (!key?.startsWith(this.prefix)) return;
    if (record) return void (this.#adopt(key, record) && this.#tell(key, record, "elsewhere"));
    if (trouble) return this.#notice(key, trouble, data), this.#tell(key, this.get(key), "elsewhere");
    this.#lost.delete(key);
    const unread = this.#troubled.delete(key);
    if (this.#held.has(key) || !(this.#records.delete(key) || unread)) return;
    this.#waiting.delete(key);
    this.#tell(key, undefined, "elsewhere");
  }

  /** Takes over a record from outside if it is newer than ours. */
  #adopt(key, record) {
    if (!record || this.#held.has(key) || !newer(record, this.#records.get(key))) return false;
    this.#records.set(key, record);
    if (this.trouble(key) === "damaged") this.#troubled.delete(key);
    return true;
  }

  /** Remembers what cannot be used: what is damaged only where nothing better is known. */
  #notice(key, trouble, data) {
    if (trouble === "newer" || (trouble && !this.#records.has(key))) this.#troubled.set(key, { trouble, data });
  }

  #readLocal() {
    const changed = [];
    for (const [key, text] of this.#local.entries(this.prefix)) {
      const { record, trouble } = examineText(text);
      this.#notice(key, trouble, text);
      if (this.#adopt(key, record)) changed.push(key);
    }
    return changed;
  }

  /** Brings memory, localStorage and IndexedDB to the newest of all three. */
  async #readAll() {
    const changed = this.#readLocal();
    try {
      const known = new Map(await this.#indexed.entries(this.prefix));
      for (const [key, data] of known) if (this.#compare(key, data)) changed.push(key);
      for (const [key, record] of this.#records) if (!known.has(key) && !this.trouble(key)) this.#keep(key, record);
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    for (const key of changed) this.#tell(key, this.get(key), "elsewhere");
    this.#report();
  }

  /** Compares one record of IndexedDB with ours; true when it was taken over. */
  #compare(key, data) {
    const { record, trouble } = examine(data);
    const ours = this.#records.get(key);
    this.#notice(key, trouble, isData(data) ? data : asText(data));
    if (this.#adopt(key, record)) return this.trouble(key) ?? this.#local.set(key, JSON.stringify(record)), true;
    if (!ours || !record || this.trouble(key) || this.#held.has(key) || !newer(ours, record)) return false;
    // Typed before IndexedDB could answer, over a text that localStorage had lost.
    if (!ours.previous && loses(record.value, ours.value)) {
      this.#records.set(key, { ...ours, previous: { value: record.value, savedAt: record.savedAt } });
    }
    this.#keep(key, this.#records.get(key));
    return false;
  }

  /** Somebody told the browser to erase its data: what is on show here is kept nowhere any more. */
  async #findLost() {
    const there = [...this.#local.entries(this.prefix), ...(await this.#indexed.entries(this.prefix).catch(() => []))];
    const known = new Set(there.map(([key]) => key));
    for (const key of this.keys()) if (!known.has(key) && !this.#held.has(key) && key !== this.#setting) this.#lost.add(key);
    this.#report();
  }

  /** Off this device, out of this page, and out of other tabs. */
  #forget(key) {
    this.#lost.delete(key);
    this.#local.remove(key);
    this.#troubled.delete(key);
    this.#records.delete(key);
    this.#waiting.set(key, ERASE);
    this.#channel?.postMessage({ key });
  }

  /** One transaction of IndexedDB, or all of it in localStorage; gives where, or "" for nowhere. */
  async #writeTogether(entries) {
    try {
      await this.#indexed.write(entries);
      return "durable";
    } catch {
      this.#failed = true;
      if (!this.#local.works) return "memory";
      return this.#writeAllLocal(entries) ? "local" : "";
    }
  }

  #writeAllLocal(entries) {
    const before = entries.map(([key]) => [key, this.#local.get(key)]);
    if (entries.every(([key, record]) => this.#local.set(key, JSON.stringify(record)))) return true;
    for (const [key] of before) this.#local.remove(key);
    for (const [key, text] of before) if (text !== null) this.#local.set(key, text);
    return false;
  }

  #restoreOne(key, record, kept) {
    this.#lookAgain(key);
    this.#putAside(key);
    this.#records.set(key, record);
    if (kept === "held") this.#hold(key);
    else this.#waiting.set(key, this.#local.set(key, JSON.stringify(record)));
    if (kept === "durable") this.#waiting.delete(key);
    if (kept !== "held") this.#channel?.postMessage({ key, record });
    this.#tell(key, record, "elsewhere");
  }

  /** What lies in localStorage now: a tab with another version of the course may have written there. */
  #lookAgain(key) {
    const text = this.#held.has(key) ? null : this.#local.get(key);
    if (text === null) return;
    const { record, trouble } = examineText(text);
    this.#notice(key, trouble, text);
    this.#adopt(key, record);
  }

  #putAside(key) {
    const found = this.#troubled.get(key);
    if (!found) return;
    this.#troubled.delete(key);
    const aside = `${this.prefix}_aside/${key.slice(this.prefix.length)}/${Date.now()}`;
    this.put(aside, { value: found.data ?? null });
  }

  #keep(key, record) {
    this.#lost.delete(key);
    if (this.keepsNothing && key !== this.#setting) return this.#hold(key);
    this.#waiting.set(key, this.#local.set(key, JSON.stringify(record)));
    this.#channel?.postMessage({ key, record });
    this.#timer ??= setTimeout(() => this.#write(), SOON);
    this.#report();
  }

  #hold(key) {
    this.#held.add(key);
    if (this.#waiting.get(key) !== ERASE) this.#waiting.delete(key);
  }

  /** What IndexedDB is to have: `[key, record]`, or `[key]` to erase. */
  #batch() {
    return [...this.#waiting].map(([key, how]) => [key, how === ERASE ? undefined : this.#records.get(key)]);
  }

  async #write() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#batch();
    this.#writes += 1;
    try {
      await this.#indexed.write(batch);
      this.#failed = false;
      for (const [key, record] of batch) if (!record || this.get(key) === record) this.#waiting.delete(key);
    } catch {
      this.#failed = true;
      this.#retryLater(batch);
    }
    this.#writes -= 1;
    this.#report();
  }

  #retryLater(batch) {
    for (const [key, record] of batch) {
      if (this.#waiting.get(key) === false) this.#waiting.set(key, this.#local.set(key, JSON.stringify(record)));
    }
    setTimeout(() => this.#waiting.size && this.#write(), RETRY);
  }

  #tell(key, record, where) {
    for (const listener of this.#listeners) listener(key, record, where);
    if (key === this.#setting) this.#wishChanged();
  }

  /** Here or in another tab: once things may be kept again, what this page held is saved. */
  #wishChanged() {
    const held = this.keepsNothing ? [] : [...this.#held];
    for (const key of held) this.#held.delete(key);
    for (const key of held) if (this.get(key)) this.put(key, this.get(key));
    this.#report();
  }

  #report() {
    for (const watcher of this.#watchers) watcher(this.state);
  }
}

/** Opens the store of a site: localStorage is read at once, IndexedDB when `ready` resolves. */
export const openStore = (site, parts) => new Store(site, parts);
