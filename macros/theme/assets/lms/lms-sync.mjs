/**
 * Carries what is kept on this device to the learning platform, and takes over what is there. The
 * device comes first: whatever the platform refuses, nothing is lost here. Touches no page.
 */
import { compare, newest } from "../responses/merge/merge.mjs";
import { isMark } from "../responses/store/erasures.mjs";
import { Copy } from "./copy.mjs";
import { unseen } from "./rest.mjs";
import { Retrying } from "./retrying.mjs";
import { standing } from "./standing.mjs";
import { travels } from "./suspend.mjs";

/**
 * @typedef {import("../responses/records.mjs").SavedResponse} SavedResponse
 * @typedef {import("./suspend.mjs").Entry} Entry
 */

const WISH = "_settings/keep-nothing";
const SOON = 300;
const COMMIT = 3000;

export class LmsSync {
  #session;
  #store;
  #tell;
  #copy;
  #retrying = new Retrying(() => this.again());
  /** @type {{send?: ReturnType<typeof setTimeout>, commit?: ReturnType<typeof setTimeout>}} */
  #timers = {};
  #turn = Promise.resolve();
  /** What the platform has and we cannot take over: `{state, text}`; until that is settled nothing is sent. @type {{state: string, text: string} | null} */
  #held = null;
  /** True until it is known what the platform has, and that is here: until then nothing may take its place. */
  #looking = true;
  /** Keys that were erased here. @type {Set<string>} */
  #erased = new Set();

  /**
   * @param {import("./api.mjs").Session} session
   * @param {import("../responses/store.mjs").Store} store
   * @param {(state: string, values?: object) => void} tell is called whenever things may stand differently
   */
  constructor(session, store, tell) {
    this.#session = session;
    this.#store = store;
    this.#tell = tell;
    this.#copy = new Copy(session, store);
  }

  /**
   * Takes over what the platform has; resolves to its records, also where they are not wanted here.
   * @param {string} course
   * @returns {Promise<Entry[]>}
   */
  async fetch(course) {
    const { text, trouble } = await this.#copy.read(course);
    this.#held = trouble ? { state: trouble, text } : null;
    if (!this.#store.keepsNothing) await this.#takeOver(text);
    this.#looking = false;
    return this.#copy.records;
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
    this.#copy.forget();
    return this.again();
  }

  /** Takes the platform's copy away. */
  eraseThere() {
    for (const [key] of this.#copy.records) this.#erased.add(key);
    this.#copy.missing = [];
    return this.again();
  }

  /** Tries once more what the platform did not take. */
  async again() {
    this.#retrying.begin();
    await this.send();
    this.commit();
  }

  /** The connection is back: what was sent without one may not have arrived. */
  async reconnected() {
    this.#repeat();
    await this.again();
  }

  /** Carries over what is new; one after the other. */
  send() {
    this.#turn = this.#turn.then(() => this.#send());
    return this.#turn;
  }

  /** For a page that goes: nothing can be waited for. What was sent before goes once more. */
  sendNow() {
    // Another page may have written a moment ago; this looks into localStorage at once.
    this.#store.wake();
    const before = this.#copy.has;
    if (this.#mayReplace) this.#copy.sendNow(this.#wanted(), this.#elsewhere);
    if (this.#copy.has === before) this.#repeat();
  }

  /** Has the platform keep what it was given. */
  commit() {
    if (this.#session.ended) return;
    clearTimeout(this.#timers.commit);
    this.#timers.commit = undefined;
    if (!this.#session.commit()) this.#retrying.failed(this.#session.error);
    else if (!this.#copy.refused) this.#retrying.succeeded();
    this.show();
  }

  /** Says how things stand now. */
  show() {
    const { keepsNothing } = this.#store;
    this.#tell(...standing({ held: this.#held, keepsNothing, copy: this.#copy, retrying: this.#retrying, elsewhere: this.#elsewhere }));
  }

  get #mayReplace() {
    return !this.#held && !this.#looking;
  }

  /** @param {string} text */
  async #takeOver(text) {
    if (this.#held) return;
    const { prefix } = this.#store;
    const wanted = newest(compare(this.#alive(this.#left()), (key) => this.#store.get(prefix + key)));
    this.#looking = true;
    const done = await this.#store.restore(wanted.map(([key, record]) => [prefix + key, record]));
    this.#looking = false;
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
    return this.#copy.records.filter(([key]) => !this.#erased.has(key));
  }

  get #elsewhere() {
    return unseen(this.#copy.missing, this.#store);
  }

  /** @returns {Entry[]} */
  #records() {
    const { prefix } = this.#store;
    const all = this.#store.list().map(([key, record]) => /** @type {Entry} */ ([key.slice(prefix.length), record]));
    return all.filter(([key]) => travels(key));
  }

  /** @param {string} key @param {SavedResponse | undefined} record */
  async #changed(key, record) {
    if (key !== WISH && !travels(key)) return;
    this.#erased[record ? "delete" : "add"](key);
    if (key === WISH && !this.#store.keepsNothing) await this.#takeOver(this.#session.get("cmi.suspend_data"));
    this.#soon();
  }

  /** What was sent in this visit goes once more. */
  #repeat() {
    if (this.#mayReplace && !this.#store.keepsNothing) this.#copy.repeat();
  }

  #soon() {
    clearTimeout(this.#timers.send);
    this.#timers.send = setTimeout(() => this.send(), SOON);
  }

  async #send() {
    if (this.#session.ended) return;
    const before = this.#copy.has;
    if (this.#mayReplace) await this.#copy.send(this.#wanted(), this.#elsewhere);
    if (this.#copy.refused) this.#retrying.failed(this.#session.error);
    else if (this.#copy.has !== before) this.#timers.commit ??= setTimeout(() => this.commit(), COMMIT);
    this.show();
  }
}
