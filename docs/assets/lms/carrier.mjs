/**
 * Carries what is kept on this device to the learning platform, and takes over what is there. The
 * device comes first: whatever the platform refuses, nothing is lost here. Touches no page.
 *
 * How things stand is one of: `ready` (nothing written yet), `sent`, `over` (more than there is room),
 * `failed` (the platform took it not), `nothing` (the learner's wish), and while the platform's text
 * must not be replaced: `damaged`, `newer`, `unread`, `full` (no room on this device for it).
 */
import { compare, newest } from "../workbook/merge.mjs";
import { ROOM, decode, encode, encodeNow, travels } from "./suspend.mjs";

const DATA = "cmi.suspend_data";
const SOON = 300;
const COMMIT = 3000;
const AGAIN = 30_000;

const sketch = (records) => records.map(([key, { savedAt }]) => `${key} ${savedAt}`).sort().join("\n");

export class Carrier {
  #session;
  #store;
  #tell;
  #timers = {};
  #turn = Promise.resolve();
  /** What the platform has and we do not: `{state, text, records}`; until that is settled nothing is sent. */
  #held = null;
  /** Which records the platform has, in short. */
  #has = "";
  #erased = false;
  #over = 0;
  #error = 0;

  /**
   * @param {import("./api.mjs").Session} session
   * @param {import("../worksheet/store.mjs").Store} store
   * @param {(state: string, values?: object) => void} tell is called whenever things may stand differently
   */
  constructor(session, store, tell) {
    this.#session = session;
    this.#store = store;
    this.#tell = tell;
  }

  /** Takes over what the platform has; resolves to its records, also where they are not wanted here. */
  async fetch(course) {
    const text = this.#session.get(DATA);
    const { records = [], trouble } = this.#session.error ? { trouble: "unread" } : await decode(text, course);
    this.#held = { state: trouble ?? "nothing", text, records };
    if (!trouble && !this.#store.keepsNothing) await this.#takeOver();
    return records;
  }

  /** From now on every change is carried over. */
  follow() {
    this.#store.onChange((key, record) => this.#changed(key.slice(this.#store.prefix.length), record));
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
    this.#held = null;
    this.#put("", "");
    this.commit();
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
    const records = this.#records();
    if (!this.#may || sketch(records) === this.#has) return;
    const text = encodeNow(records);
    if (text.length <= ROOM) this.#put(text, sketch(records));
  }

  /** Has the platform keep what it was given. */
  commit() {
    clearTimeout(this.#timers.commit);
    this.#timers.commit = undefined;
    if (!this.#session.commit()) this.#failed();
    this.#show();
  }

  // Inside ------------------------------------------------------------------------------------

  /** Where nothing is to be kept nothing is sent either; but what is erased here is erased there. */
  get #may() {
    return !this.#held && (!this.#store.keepsNothing || this.#erased);
  }

  async #takeOver() {
    const { prefix } = this.#store;
    const { text, records } = this.#held;
    const others = records.filter(([key, { savedAt }]) => savedAt !== this.#store.get(prefix + key)?.savedAt);
    const wanted = newest(compare(others, (key) => this.#store.get(prefix + key)));
    const done = await this.#store.restore(wanted.map(([key, record]) => [prefix + key, record]));
    this.#held = done ? null : { state: "full", text, records };
    this.#has = sketch(records);
  }

  #records() {
    const { prefix } = this.#store;
    return this.#store.list().map(([key, record]) => [key.slice(prefix.length), record]).filter(([key]) => travels(key));
  }

  async #changed(key, record) {
    if (key !== "_settings/keep-nothing" && !travels(key)) return;
    this.#erased ||= !record;
    if (this.#held?.state === "nothing" && !this.#store.keepsNothing) await this.#takeOver();
    this.#soon();
  }

  #soon() {
    clearTimeout(this.#timers.send);
    this.#timers.send = setTimeout(() => this.send(), SOON);
  }

  async #send() {
    const records = this.#records();
    const now = sketch(records);
    if (this.#may && now !== this.#has) {
      const text = await encode(records);
      this.#over = text.length > ROOM ? text.length : 0;
      if (!this.#over) this.#put(text, now);
    } else if (this.#may) this.#over = 0;
    this.#show();
  }

  #put(text, now) {
    if (!this.#session.set(DATA, text)) return this.#failed();
    this.#error = 0;
    this.#has = now;
    this.#erased = false;
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
