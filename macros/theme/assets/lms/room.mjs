/**
 * How much a learning platform takes as `cmi.suspend_data`, learned from its answers. Touches no page.
 *
 * SCORM 1.2 promises 4,096 characters. Moodle takes 63,999 unless its switch for the standard is on,
 * others have no limit. Too much is refused by most; some cut it without a word, at once or later.
 */
const DATA = "cmi.suspend_data";
/** What each platform takes, and what Moodle does. */
const PROMISED = 4096;
const OFTEN = [63_999, PROMISED];
/** On this device: the longest text that was sent, and the shortest of those that were cut. */
const MEMORY = "_settings/lms-room";

/** @typedef {"taken" | "long" | "failed"} Answer */

export class Room {
  #session;
  #store;
  /** The length of the shortest text that was refused. */
  #refused;
  /** What the platform has. */
  #has = "";

  /** @param {import("./api.mjs").Session} session @param {import("../responses/store.mjs").Store} store */
  constructor(session, store) {
    this.#session = session;
    this.#store = store;
    this.#refused = this.#memory.cut ?? Infinity;
  }

  /** What the platform has kept; see the session's `error`. */
  read() {
    this.#has = this.#session.get(DATA);
    return this.#has;
  }

  /** Lengths to try with less than everything, the larger first. */
  get smaller() {
    return OFTEN.filter((length) => length < this.#refused);
  }

  /** True for a text that this device sent, and that the platform has cut since. @param {string} text */
  hasCut(text) {
    if (text.length < PROMISED || text.length >= (this.#memory.sent ?? 0)) return false;
    this.#refused = text.length + 1;
    this.#remember({ cut: this.#refused });
    return true;
  }

  /**
   * Sets a text, unless it is known to be too long. Where it is not taken, the last one is put back: if
   * that succeeds, the length was the reason.
   * @param {string} text
   * @returns {Answer}
   */
  put(text) {
    if (text.length >= this.#refused) return "long";
    if (this.#take(text)) return "taken";
    const error = this.#session.error;
    if (text.length > PROMISED && this.#set(this.#has)) {
      this.#refused = text.length;
      return "long";
    }
    this.#session.error = error;
    return "failed";
  }

  /** Sets once more what was set last, in a way that a platform takes for new. @returns {Answer} */
  repeat() {
    return this.put(this.#has.endsWith(" ") ? this.#has.trimEnd() : `${this.#has} `);
  }

  // Inside ------------------------------------------------------------------------------------

  /** @param {string} text */
  #take(text) {
    if (!this.#set(text)) return false;
    this.#has = text;
    if (text.length > PROMISED && text.length !== this.#memory.sent) this.#remember({ sent: text.length });
    return true;
  }

  /** @param {string} text */
  #set(text) {
    return this.#session.set(DATA, text) && !this.#cut(text);
  }

  /** True when only the beginning can be read again. @param {string} text */
  #cut(text) {
    if (text.length <= PROMISED) return false;
    const back = this.#session.get(DATA);
    return back.length >= PROMISED && back.length < text.length && text.startsWith(back);
  }

  /** @returns {{sent?: number, cut?: number}} */
  get #memory() {
    return this.#store.get(this.#store.prefix + MEMORY)?.value ?? {};
  }

  /** @param {{sent?: number, cut?: number}} learned */
  #remember(learned) {
    this.#store.put(this.#store.prefix + MEMORY, { value: { ...this.#memory, ...learned } });
  }
}
