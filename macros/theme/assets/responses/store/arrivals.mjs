/** What comes in from outside: from localStorage, IndexedDB and other tabs. For each key the newest stays. */
import { loses, newer } from "../records.mjs";
import { isMark, isOutside } from "./erasures.mjs";
import { readData, readText } from "./memory.mjs";
import { isLate, withoutLate } from "./requests.mjs";

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
    Object.assign(this, { store, saving, tell, local: saving.local });
  }

  /** Another tab wrote (a record, or something that this version cannot read) or erased. */
  hear(key, found) {
    const { store } = this;
    if (found.record || found.trouble) {
      if (store.adopt(key, found) || found.trouble) this.tell(key);
      return;
    }
    this.saving.leave(key);
    const known = store.holds(key) ? void store.takeUnread(key) : store.delete(key);
    if (known) this.tell(key);
  }

  /** A tab with another version of the course may have written here a moment ago. */
  lookAgain(key) {
    const text = this.store.holds(key) ? null : this.local.get(key);
    if (text !== null) this.#adoptText(key, text);
  }

  /** Reads what no erasure covers, such as the wish that nothing be kept: it must be known at once. */
  readOutside() {
    const { store } = this;
    for (const [key, text] of this.local.entries(store.prefix)) if (isOutside(store.prefix, key)) store.adopt(key, readText(text));
  }

  /**
   * Brings memory, localStorage and IndexedDB to the newest of all three.
   * @param {boolean} slept another page may have erased what is here, and this one has not heard of it
   */
  async readAll(slept) {
    const early = this.#judges === undefined ? [] : this.#readLocal();
    const found = await this.saving.read(this.store.prefix);
    this.#judges = Boolean(found);
    const changed = found ? this.#merge(found, slept) : this.#readLocal();
    for (const key of [...early, ...changed]) this.tell(key);
  }

  /** Reads localStorage, but for what was erased; gives the keys that have changed. */
  #readLocal() {
    return this.local.entries(this.store.prefix).filter(([key, text]) => this.#adoptText(key, text)).map(([key]) => key);
  }

  #adoptText(key, text) {
    const found = readText(text);
    return !(this.#judges !== false && this.#isErased(key, found.record)) && this.store.adopt(key, found);
  }

  #isErased(key, record) {
    return record !== undefined && this.store.isErased(key, record);
  }

  /** Takes over what IndexedDB has; gives the keys that have changed. */
  #merge(found, slept) {
    const { store, saving } = this;
    const data = found.filter(([key]) => !saving.outbox.isErasing(key, store.prefix)).map(([key, stored]) => [key, readData(stored)]);
    for (const [key, one] of data) if (isMark(store.prefix, key)) this.#compare(key, one);
    const changed = this.#readLocal();
    const late = data.filter(([, { record }]) => isLate(record));
    const sure = data.filter(([, { record }]) => !isLate(record));
    for (const [key, { record }] of late) if (this.#adoptLate(key, record)) changed.push(key);
    for (const [key, one] of sure) if (!isMark(store.prefix, key) && this.#compare(key, one)) changed.push(key);
    this.#sweep(new Set(sure.map(([key]) => key)), slept);
    return changed;
  }

  /** Written by a page that went away, without a look at the marks. */
  #adoptLate(key, record) {
    if (this.#isErased(key, record)) return void this.saving.remove(key);
    return this.store.adopt(key, { record: withoutLate(record) });
  }

  /** What only this page or localStorage has is saved, unless it was erased. @param {Set<string>} known to IndexedDB */
  #sweep(known, slept) {
    const { store, saving } = this;
    for (const [key, text] of this.local.entries(store.prefix)) if (!known.has(key) && this.#isErased(key, readText(text).record)) this.dismiss(key);
    for (const key of store.keys()) {
      if (known.has(key) || store.trouble(key)) continue;
      const gone = !store.holds(key) && (this.#isErased(key, store.get(key)) || (slept && this.#isGone(key)));
      if (gone) this.dismiss(key);
      else saving.keep(key);
    }
  }

  /** Forgets what was erased and has come back. */
  dismiss(key) {
    if (!this.store.holds(key)) this.local.remove(key);
    this.hear(key, {});
  }

  /** What IndexedDB has not: true when it was kept, and somebody has erased it since. */
  #isGone(key) {
    return key !== this.store.wish && !this.saving.outbox.owes(key) && this.local.get(key) === null;
  }

  /** Compares what IndexedDB has with ours; true when it was taken over. */
  #compare(key, found) {
    const { store } = this;
    const [ours, { record }] = [store.get(key), found];
    if (store.adopt(key, found)) {
      if (!store.trouble(key)) this.local.set(key, JSON.stringify(record));
      return true;
    }
    if (!ours || !record || store.trouble(key) || store.holds(key) || !newer(ours, record)) return false;
    // Typed before IndexedDB could answer, over a text that localStorage had lost.
    if (!ours.previous && loses(record.value, ours.value)) {
      store.set(key, { ...ours, previous: { value: record.value, savedAt: record.savedAt } });
    }
    this.saving.keep(key);
    return false;
  }
}
