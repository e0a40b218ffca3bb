/** What comes in from outside: from localStorage, IndexedDB and other tabs. For each key the newest stays. */
import { loses, newer } from "../records.mjs";
import { readData, readText } from "./memory.mjs";

export class Arrivals {
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
    if (text !== null) this.store.adopt(key, readText(text));
  }

  /** Reads localStorage; gives the keys that have changed. */
  readLocal() {
    const found = this.local.entries(this.store.prefix).map(([key, text]) => [key, readText(text)]);
    return found.filter(([key, one]) => this.store.adopt(key, one)).map(([key]) => key);
  }

  /**
   * Brings memory, localStorage and IndexedDB to the newest of all three.
   * @param {boolean} slept another page may have erased what is here, and this one has not heard of it
   */
  async readAll(slept) {
    const { store } = this;
    const changed = this.readLocal();
    const found = await this.saving.read(store.prefix);
    if (found) {
      const known = new Set(found.map(([key]) => key));
      for (const [key, data] of found) if (this.#compare(key, readData(data))) changed.push(key);
      for (const key of store.keys()) {
        if (known.has(key) || store.trouble(key)) continue;
        if (slept && this.#isGone(key)) this.hear(key, {});
        else this.saving.keep(key);
      }
    }
    for (const key of changed) this.tell(key);
  }

  /** What IndexedDB has not: true when it was kept, and somebody has erased it since. */
  #isGone(key) {
    return key !== this.store.wish && !this.store.holds(key) && !this.saving.owes(key) && this.local.get(key) === null;
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
