/** Taking over records as they are, with their times: what a file holds, or a change that is taken back. */
import { dated, newer } from "../records.mjs";
/** @import { Entry, SavedResponse } from "../records.mjs" */

export class Restoring {
  #store;
  #saving;
  #then;

  /**
   * @param {import("../store.mjs").Store} store
   * @param {import("./saving.mjs").Saving} saving
   * @param {{makeRoom: (key: string) => void, tell: (key: string) => void}} then called before and after a record changes
   */
  constructor(store, saving, then) {
    this.#store = store;
    this.#saving = saving;
    this.#then = then;
  }

  /** See `Store.restore`. @param {Entry[]} entries @returns {Promise<boolean>} */
  async restore(entries) {
    const store = this.#store;
    await store.settled();
    const fresh = entries.filter(([key, record]) => newer(record, store.get(key)));
    const held = store.keepsNothing;
    if (!held && !(await this.#saving.writeTogether(fresh))) return false;
    for (const [key, record] of this.#saving.acceptable(fresh)) this.#take(key, record, held);
    return true;
  }

  /** Something later may have been written meanwhile. @param {string} key @param {SavedResponse} record @param {boolean} held */
  #take(key, record, held) {
    this.#then.makeRoom(key);
    if (!newer(this.#store.get(key), record)) this.#set(key, record, held);
    this.#then.tell(key);
  }

  /** @param {string} key @param {SavedResponse} record @param {boolean} held */
  #set(key, record, held) {
    // Only the database can tell what was restored from what was erased, and once it has done that.
    const unsure = this.#unsure(key);
    const early = unsure && this.#store.isErased(key, record);
    this.#store.set(key, early ? dated(record, { savedAt: this.#store.erasedAt(key) }) : record);
    this.#saving[held ? "hold" : unsure ? "keep" : "written"](key);
  }

  /** @param {string} key */
  #unsure(key) {
    const { database, outbox } = this.#saving;
    return database.failing || outbox.isErasing(key, this.#store.prefix);
  }
}
