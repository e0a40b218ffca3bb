/** Taking words away for good: out of this page, off this device, and out of other tabs. */
import { own } from "../../core/values.mjs";
import { dated } from "../records.mjs";
import { latest } from "../times.mjs";
import { covers, isOutside, markKey } from "./erasures.mjs";
/** @import { Entry, SavedResponse } from "../records.mjs" */

export class Erasing {
  /**
   * @param {import("../store.mjs").Store} store
   * @param {import("./saving.mjs").Saving} saving
   * @param {import("./arrivals.mjs").Arrivals} arrivals
   * @param {(key: string) => void} tell is called for what is gone from this page
   */
  constructor(store, saving, arrivals, tell) {
    this.store = store;
    this.saving = saving;
    this.arrivals = arrivals;
    this.tell = tell;
    saving.database.onRefused = (keys, batch, marks) => this.#dismiss(keys, batch, marks);
    saving.database.onErased = (marks) => this.#dateAfter(marks);
  }

  /**
   * Takes scopes off the device. In a page that keeps nothing their records stay on show.
   * @param {string[]} scopes
   * @returns {Promise<boolean>}
   */
  async erase(scopes) {
    const { store } = this;
    const keys = store.keepsNothing ? scopes.flatMap((scope) => this.#covered(scope)) : [];
    const shown = new Map(keys.map((key) => [key, store.get(key)]));
    for (const scope of scopes) this.#forget(scope);
    for (const [key, record] of shown) {
      if (!record) continue;
      store.set(key, record);
      store.held.add(key);
    }
    return this.#write();
  }

  /**
   * Takes scopes, and `also` single keys outside all scopes, off the device and out of the page.
   * @param {string[]} scopes
   * @param {string[]} [also]
   * @returns {Promise<boolean>}
   */
  async discard(scopes, also = []) {
    const keys = [...scopes.flatMap((scope) => this.#forget(scope, also)), ...also];
    for (const key of keys) this.store.held.delete(key);
    const written = this.#write();
    for (const key of keys) this.tell(key);
    return written;
  }

  /** Keys that go with everything though no mark covers them: older marks, and settings but the wish. @returns {string[]} */
  outside() {
    const { store } = this;
    const stays = [markKey(store.prefix, store.prefix), store.keepsNothing && store.wish];
    return this.#allKeys().filter((key) => isOutside(store.prefix, key) && !stays.includes(key));
  }

  async #write() {
    await this.saving.database.write();
    return !this.saving.database.failing;
  }

  /**
   * Off this device, out of this page and out of other tabs; gives the keys.
   * @param {string} scope
   * @param {string[]} [also]
   * @returns {string[]}
   */
  #forget(scope, also = []) {
    const { store } = this;
    const keys = this.#covered(scope);
    const mark = markKey(store.prefix, scope);
    const times = [...keys, mark].map((key) => own(store.get(key), "savedAt"));
    for (const key of [...keys, ...also]) store.delete(key);
    store.set(mark, dated({ value: scope.slice(store.prefix.length) || "*" }, { savedAt: latest(times) }));
    this.saving.erase(scope, mark, keys, also);
    return keys;
  }

  /** @param {string} scope */
  #covered(scope) {
    return this.#allKeys().filter((key) => covers(this.store.prefix, scope, key));
  }

  #allKeys() {
    const { store, saving } = this;
    return [...new Set([...store.keys(), ...store.troubles(store.prefix), ...saving.localKeys()])];
  }

  /**
   * A mark came before these records: they were erased. What was written since then is dated after it.
   * @param {string[]} keys
   * @param {Map<string, SavedResponse>} batch
   * @param {Entry[]} marks
   */
  #dismiss(keys, batch, marks) {
    const { store } = this;
    for (const [mark, record] of marks) store.mergeIncoming(mark, { record });
    for (const key of keys) {
      if (store.get(key) === batch.get(key)) this.arrivals.dismiss(key);
      else store.putAgain(key);
    }
  }

  /** What was written, here or in another tab, before its scope was erased at last must be later than the mark. @param {Entry[]} marks */
  #dateAfter(marks) {
    const { store } = this;
    const since = store.list().filter(([key, record]) => !store.isErased(key, record));
    for (const [mark, record] of marks) store.mergeIncoming(mark, { record });
    for (const [key, record] of since) if (store.isErased(key, record)) store.putAgain(key);
  }
}
