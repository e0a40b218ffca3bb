/**
 * Carries what is kept on this device to the learning platform, and takes over what is there. The
 * device comes first: whatever the platform refuses, nothing is lost here. Touches no page.
 *
 * How things stand is one of: `ready` (nothing written yet), `sent`, `over` (more than there is room),
 * `failed` (the platform took it not), `nothing` (the learner's wish: then nothing is sent, and what is
 * erased here is taken out of the platform's copy), and while the platform's text
 * must not be replaced: `damaged`, `newer`, `unread`, `full` (no room on this device for it).
 */
import { compare, newest } from "../responses/merge/merge.mjs";
import { isMark } from "../responses/store/erasures.mjs";
import { ROOM, decode, encode, encodeNow, travels } from "./suspend.mjs";

/**
 * @typedef {import("../responses/records.mjs").SavedResponse} SavedResponse
 * @typedef {[key: string, record: SavedResponse]} Entry its key is without the site's beginning
 */

const DATA = "cmi.suspend_data";
const WISH = "_settings/keep-nothing";
const SOON = 300;
const COMMIT = 3000;
const AGAIN = 30_000;

/** @param {Entry[]} records */
const sketch = (records) =>
  records
    .map(([key, { savedAt }]) => `${key} ${savedAt}`)
    .sort()
    .join("\n");

export class LmsSync {
  #session;
  #store;
  #tell;
  /** @type {{send?: ReturnType<typeof setTimeout>, commit?: ReturnType<typeof setTimeout>, again?: ReturnType<typeof setTimeout>}} */
  #timers = {};
  #turn = Promise.resolve();
  /** What the platform has and we cannot take over: `{state, text}`; until that is settled nothing is sent. @type {{state: string, text: string} | null} */
  #held = null;
  /** The records that the platform has, and the same in short. @type {Entry[]} */
  #there = [];
  #has = "";
  /** Keys that were erased here. @type {Set<string>} */
  #erased = new Set();
  #over = 0;
  #error = 0;

  /**
   * @param {import("./api.mjs").Session} session
   * @param {import("../responses/store.mjs").Store} store
   * @param {(state: string, values?: object) => void} tell is called whenever things may stand differently
   */
  constructor(session, store, tell) {
    this.#session = session;
    this.#store = store;
    this.#tell = tell;
  }

  /**
   * Takes over what the platform has; resolves to its records, also where they are not wanted here.
   * @param {string} course
   * @returns {Promise<Entry[]>}
   */
  async fetch(course) {
    const text = this.#session.get(DATA);
    const { records = [], trouble } = this.#session.error ? { records: [], trouble: "unread" } : await decode(text, course);
    this.#held = trouble ? { state: trouble, text } : null;
    [this.#there, this.#has] = [records, sketch(records)];
    if (!this.#store.keepsNothing) await this.#takeOver(text);
    return records;
  }

  /** From now on every change is carried over. */
  follow() {
    this.#store.onChange((/** @type {string} */ key, /** @type {SavedResponse | undefined} */ record) =>
      this.#changed(key.slice(this.#store.prefix.length), record),
    );
    this.#soon();
  }

  /** Puts what is here in the place of what the platform has: only when the learner said so. */
  replace() {
    this.#held = null;
    this.#has = "?";
    return this.again();
  }

  /** Takes the platform's copy away. */
  eraseThere() {
    for (const [key] of this.#there) this.#erased.add(key);
    return this.again();
  }

  /** Tries once more what the platform did not take. */
  async again() {
    this.#error = 0;
    await this.send();
    this.commit();
  }

  /** Carries over what is new; one after the other. */
  send() {
    this.#turn = this.#turn.then(() => this.#send());
    return this.#turn;
  }

  /** For a page that goes: nothing can be waited for. */
  sendNow() {
    // Another page may have written a moment ago; this looks into localStorage at once.
    this.#store.wake();
    const records = this.#wanted();
    if (this.#held || sketch(records) === this.#has) return;
    const text = encodeNow(records);
    if (text.length <= ROOM) this.#put(text, records);
  }

  /** Has the platform keep what it was given. */
  commit() {
    clearTimeout(this.#timers.commit);
    this.#timers.commit = undefined;
    if (!this.#session.commit()) this.#failed();
    this.#show();
  }

  // Inside ------------------------------------------------------------------------------------

  /** @param {string} text */
  async #takeOver(text) {
    if (this.#held) return;
    const { prefix } = this.#store;
    const others = this.#alive(this.#left()).filter(([key, { savedAt }]) => savedAt !== this.#store.get(prefix + key)?.savedAt);
    const wanted = newest(compare(others, (/** @type {string} */ key) => this.#store.get(prefix + key)));
    const done = await this.#store.restore(wanted.map(([key, record]) => [prefix + key, record]));
    if (!done) this.#held = { state: "full", text };
  }

  /** What the platform is to have: where nothing is to be kept, nothing new. @returns {Entry[]} */
  #wanted() {
    const records = this.#store.keepsNothing ? this.#left() : this.#records();
    return records.every(([key]) => isMark("", key)) ? [] : records;
  }

  /** Records that were not erased here: the platform may be late to hear of it. @param {Entry[]} records */
  #alive(records) {
    return records.filter(([key, record]) => !this.#store.isErased(this.#store.prefix + key, record));
  }

  /** What the platform has, without what was erased here. */
  #left() {
    return this.#there.filter(([key]) => !this.#erased.has(key));
  }

  /** @returns {Entry[]} */
  #records() {
    const { prefix } = this.#store;
    return /** @type {Entry[]} */ (this.#store.list().map(([key, record]) => [key.slice(prefix.length), record])).filter(([key]) =>
      travels(key),
    );
  }

  /** @param {string} key @param {SavedResponse | undefined} record */
  async #changed(key, record) {
    if (key !== WISH && !travels(key)) return;
    this.#erased[record ? "delete" : "add"](key);
    if (key === WISH && !this.#store.keepsNothing) await this.#takeOver(this.#session.get(DATA));
    this.#soon();
  }

  #soon() {
    clearTimeout(this.#timers.send);
    this.#timers.send = setTimeout(() => this.send(), SOON);
  }

  async #send() {
    const records = this.#wanted();
    if (!this.#held && sketch(records) !== this.#has) {
      const text = await encode(records);
      this.#over = text.length > ROOM ? text.length : 0;
      if (!this.#over) this.#put(text, records);
    } else if (!this.#held) this.#over = 0;
    this.#show();
  }

  /** @param {string} text @param {Entry[]} records */
  #put(text, records) {
    if (!this.#session.set(DATA, text)) return this.#failed();
    this.#error = 0;
    [this.#there, this.#has] = [records, sketch(records)];
    this.#timers.commit ??= setTimeout(() => this.commit(), COMMIT);
  }

  #failed() {
    this.#error = this.#session.error;
    clearTimeout(this.#timers.again);
    this.#timers.again = setTimeout(() => this.again(), AGAIN);
  }

  #show() {
    if (this.#held) return this.#tell(this.#held.state, { text: this.#held.text });
    if (this.#store.keepsNothing) return this.#tell("nothing", { text: this.#has });
    if (this.#error) return this.#tell("failed", { code: this.#error });
    if (this.#over) return this.#tell("over", { n: this.#over });
    this.#tell(this.#has ? "sent" : "ready");
  }
}
