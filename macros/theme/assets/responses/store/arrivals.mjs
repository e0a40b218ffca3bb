/** What comes in from outside: from localStorage, IndexedDB and other tabs. For each key the newest stays. */
import { loses, newer } from "../records.mjs";
import { isMark, isOutside } from "./erasures.mjs";
import { readData, readText } from "./memory.mjs";
import { isLate, withoutLate } from "./requests.mjs";
/** @import { Entry, SavedResponse } from "../records.mjs" */
/** @import { Reading } from "./memory.mjs" */

export class Arrivals {
  /**
   * Whether the database has told what was erased. Before it answers, localStorage is not believed; where
   * it cannot be read, localStorage is all there is. @type {boolean | undefined}
   */
  #judges;

  /**
   * @param {import("../store.mjs").Store} store
   * @param {import("./saving.mjs").Saving} saving
   * @param {(key: string) => void} tell is called for what has changed here
   */
  constructor(store, saving, tell) {
    this.store = store;
    this.saving = saving;
    this.tell = tell;
    this.local = saving.local;
  }

  /** Another tab wrote (a record, or something that this version cannot read) or erased. @param {string} key @param {Reading} reading */
  onRemoteChange(key, reading) {
    const { store } = this;
    if (reading.record || reading.trouble) {
      if (store.mergeIncoming(key, reading) || reading.trouble) this.tell(key);
      return;
    }
    this.saving.leave(key);
    if (store.holds(key)) store.takeUnread(key);
    else if (store.delete(key)) this.tell(key);
  }

  /** A tab with another version of the course may have written here a moment ago. @param {string} key */
  lookAgain(key) {
    const text = this.store.holds(key) ? null : this.local.get(key);
    if (text !== null) this.#adoptText(key, text);
  }

  /** Reads what no erasure covers, such as the wish that nothing be kept: it must be known at once. */
  readOutside() {
    const { store } = this;
    for (const [key, text] of this.local.entries(store.prefix)) if (isOutside(store.prefix, key)) store.mergeIncoming(key, readText(text));
  }

  /**
   * Brings memory, localStorage and IndexedDB to the newest of all three.
   * @param {boolean} slept another page may have erased what is here, and this one has not heard of it
   */
  async readAll(slept) {
    const early = this.#judges === undefined ? [] : this.#readLocal();
    const stored = await this.saving.database.read(this.store.prefix);
    this.#judges = Boolean(stored);
    const changed = stored ? this.#merge(stored, slept) : this.#readLocal();
    for (const key of [...early, ...changed]) this.tell(key);
  }

  /** Reads localStorage, but for what was erased; gives the keys that have changed. */
  #readLocal() {
    return this.local
      .entries(this.store.prefix)
      .filter(([key, text]) => this.#adoptText(key, text))
      .map(([key]) => key);
  }

  /** @param {string} key @param {string} text */
  #adoptText(key, text) {
    const reading = readText(text);
    return !(this.#judges !== false && this.#isErased(key, reading.record)) && this.store.mergeIncoming(key, reading);
  }

  /** @param {string} key @param {SavedResponse | undefined} record */
  #isErased(key, record) {
    return record !== undefined && this.store.isErased(key, record);
  }

  /** Reads what IndexedDB has, but for what is being erased. @param {[string, unknown][]} stored @returns {[string, Reading][]} */
  #readings(stored) {
    const { outbox } = this.saving;
    return stored.filter(([key]) => !outbox.isErasing(key, this.store.prefix)).map(([key, data]) => [key, readData(data)]);
  }

  /**
   * Takes over what IndexedDB has; gives the keys that have changed.
   * @param {[string, unknown][]} stored
   * @param {boolean} slept
   * @returns {string[]}
   */
  #merge(stored, slept) {
    const { store } = this;
    const readings = this.#readings(stored);
    for (const [key, reading] of readings) if (isMark(store.prefix, key)) this.#compare(key, reading);
    const changed = this.#readLocal();
    const late = readings.flatMap(([key, { record }]) => (isLate(record) ? [/** @type {Entry} */ ([key, record])] : []));
    const sure = readings.filter(([, { record }]) => !isLate(record));
    for (const [key, record] of late) if (this.#mergeLate(key, record)) changed.push(key);
    for (const [key, reading] of sure) if (this.#compare(key, reading)) changed.push(key);
    this.#sweep(new Set(sure.map(([key]) => key)), slept);
    return changed;
  }

  /** Written by a page that went away, without a look at the marks. @param {string} key @param {SavedResponse} record */
  #mergeLate(key, record) {
    if (this.#isErased(key, record)) {
      this.saving.database.remove(key);
      return false;
    }
    return this.store.mergeIncoming(key, { record: withoutLate(record) });
  }

  /**
   * What only this page or localStorage has is saved, unless it was erased.
   * @param {Set<string>} known to IndexedDB
   * @param {boolean} slept
   */
  #sweep(known, slept) {
    const { store, saving } = this;
    for (const [key, text] of this.local.entries(store.prefix))
      if (!known.has(key) && this.#isErased(key, readText(text).record)) this.dismiss(key);
    for (const key of store.keys()) {
      if (known.has(key) || store.trouble(key)) continue;
      const gone = !store.holds(key) && (this.#isErased(key, store.get(key)) || (slept && this.#isGone(key)));
      if (gone) this.dismiss(key);
      else saving.keep(key);
    }
  }

  /** Forgets what was erased and has come back. Another page may have written anew since. @param {string} key */
  dismiss(key) {
    const text = this.local.get(key);
    if (text !== null && this.#isErased(key, readText(text).record)) this.local.remove(key);
    this.onRemoteChange(key, {});
  }

  /** What IndexedDB has not: true when it was kept, and somebody has erased it since. @param {string} key */
  #isGone(key) {
    return key !== this.store.wish && !this.saving.outbox.isUnpersisted(key) && this.local.get(key) === null;
  }

  /**
   * Compares what IndexedDB has with ours; true when it was taken over.
   * @param {string} key
   * @param {Reading} reading
   * @returns {boolean}
   */
  #compare(key, reading) {
    const { store } = this;
    const [ours, { record }] = [store.get(key), reading];
    if (store.mergeIncoming(key, reading)) {
      if (!store.trouble(key)) this.local.set(key, JSON.stringify(record));
      return true;
    }
    if (!record || store.trouble(key) || store.holds(key) || !newer(ours, record)) return false;
    // Typed before IndexedDB could answer, over a text that localStorage had lost.
    if (!ours.previous && loses(record.value, ours.value)) {
      store.set(key, { ...ours, previous: { value: record.value, savedAt: record.savedAt } });
    }
    this.saving.keep(key);
    return false;
  }
}
