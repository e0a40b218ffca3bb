/** Taking over records as they are, with their times: what a file holds, or a change that is taken back. */
import { dated, newer } from "../records.mjs";
import { isMark } from "./erasures.mjs";
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
    const judged = this.#saving.database.failing ? entries.filter(([key]) => !isMark(store.prefix, key)) : entries;
    const fresh = judged.filter(([key, record]) => newer(record, store.get(key)));
    const held = store.keepsNothing;
    if (!held && !(await this.#saving.writeTogether(fresh))) return false;
    for (const [key, record] of fresh) this.#take(key, record, held);
    return true;
  }

  /** @param {string} key @param {SavedResponse} record @param {boolean} held */
  #take(key, record, held) {
    this.#then.makeRoom(key);
    // Only the database can tell what was restored from what was erased.
    const erased = this.#saving.database.failing && this.#store.isErased(key, record);
    this.#store.set(key, erased ? dated(record, { savedAt: this.#store.erasedAt(key) }) : record);
    this.#saving[held ? "hold" : "written"](key);
    this.#then.tell(key);
  }
}
