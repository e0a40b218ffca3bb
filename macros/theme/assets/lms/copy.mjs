/** The platform's copy: what is in it, what it says is missing, and how a new one gets there. Touches no page. */
import { fitting, withRest, withoutRest } from "./rest.mjs";
import { Room } from "./room.mjs";
import { decode, encode, encodeNow } from "./suspend.mjs";

/**
 * @typedef {import("./suspend.mjs").Entry} Entry its key is without the site's beginning
 * @typedef {import("./rest.mjs").Missing} Missing
 */

/** @param {Entry[]} entries */
const sketch = (entries) =>
  entries
    .map(([key, { savedAt }]) => `${key} ${savedAt}`)
    .sort()
    .join("\n");

export class Copy {
  #session;
  #room;
  /** Records that are in the copy. @type {Entry[]} */
  records = [];
  /** Records that it says other devices have. @type {Missing[]} */
  missing = [];
  /** All of it in short, "" for an empty copy. */
  has = "";
  /** How long a copy of everything would be, where there is no room for it; else 0. */
  over = 0;
  /** True when the last text was refused for another reason. */
  refused = false;
  /** True once something was sent in this visit. */
  sent = false;

  /** @param {import("./api.mjs").Session} session @param {import("../responses/store.mjs").Store} store */
  constructor(session, store) {
    this.#session = session;
    this.#room = new Room(session, store);
  }

  /**
   * Reads what the platform has kept. `trouble` says why it must not be replaced.
   * @param {string} course
   * @returns {Promise<{text: string, trouble?: "unread" | "newer" | "packed" | "damaged"}>}
   */
  async read(course) {
    const text = this.#room.read();
    if (this.#session.error) return { text, trouble: "unread" };
    const { records: entries = [], trouble } = await decode(text, course);
    Object.assign(this, withoutRest(entries), { has: sketch(entries) });
    return trouble && !(trouble === "damaged" && this.#room.hasCut(text)) ? { text, trouble } : { text };
  }

  /** Whatever is sent next is new. */
  forget() {
    this.has = "?";
  }

  /** Sends a copy of these records, if it is another one. @param {Entry[]} records @param {Missing[]} elsewhere */
  async send(records, elsewhere) {
    const entries = withRest(records, elsewhere);
    if (sketch(entries) === this.has) this.over = 0;
    else this.#put(records, elsewhere, await encode(entries));
  }

  /** The same at once. @param {Entry[]} records @param {Missing[]} elsewhere */
  sendNow(records, elsewhere) {
    const entries = withRest(records, elsewhere);
    if (sketch(entries) !== this.has) this.#put(records, elsewhere, encodeNow(entries));
  }

  /** Sends the last copy once more: it may not have arrived, whatever the platform answered. */
  repeat() {
    if (this.sent && this.has) this.refused = this.#room.repeat() === "failed";
  }

  /** @param {Entry[]} records @param {Missing[]} elsewhere @param {string} text */
  #put(records, elsewhere, text) {
    const answer = this.#room.put(text);
    this.refused = answer === "failed";
    this.over = answer === "long" ? text.length : 0;
    if (answer === "taken") this.#taken(records, withRest(records, elsewhere));
    if (answer === "long") this.#putSome(records, elsewhere);
  }

  /** Sends what there is room for. @param {Entry[]} wanted @param {Missing[]} elsewhere */
  #putSome(wanted, elsewhere) {
    for (const room of this.#room.smaller) {
      const some = fitting(this.records, wanted, elsewhere, room);
      if (!some || sketch(some.entries) === this.has) return;
      const answer = this.#room.put(some.text);
      this.refused = answer === "failed";
      if (answer === "taken") this.#taken(some.records, some.entries);
      if (answer !== "long") return;
    }
  }

  /** @param {Entry[]} records @param {Entry[]} entries */
  #taken(records, entries) {
    [this.records, this.has, this.sent] = [records, sketch(entries), true];
  }
}
