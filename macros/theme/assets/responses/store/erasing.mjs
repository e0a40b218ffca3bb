/** Taking words away for good: out of this page, off this device, and out of other tabs. */
import { own } from "../../core/values.mjs";
import { dated, latest } from "../records.mjs";
import { covers, isMark, isOutside, markKey } from "./erasures.mjs";

export class Erasing {
  /**
   * @param {import("../store.mjs").Store} store
   * @param {import("./saving.mjs").Saving} saving
   * @param {import("./arrivals.mjs").Arrivals} arrivals
   * @param {(key: string) => void} tell is called for what is gone from this page
   */
  constructor(store, saving, arrivals, tell) {
    Object.assign(this, { store, saving, arrivals, tell });
    saving.onRefused = (keys, batch, marks) => this.#dismiss(keys, batch, marks);
    saving.onErased = (marks) => this.#dateAfter(marks);
  }

  /** Takes scopes off the device. In a page that keeps nothing their records stay on show. */
  async erase(scopes) {
    const { store } = this;
    const keys = store.keepsNothing ? scopes.flatMap((scope) => this.#covered(scope)) : [];
    const shown = keys.map((key) => [key, store.get(key)]).filter(([, record]) => record);
    for (const scope of scopes) this.#forget(scope);
    for (const [key, record] of shown) {
      store.set(key, record);
      store.held.add(key);
    }
    return this.#write();
  }

  /** Takes scopes, and `also` single keys outside all scopes, off the device and out of the page. */
  async discard(scopes, also = []) {
    const keys = [...scopes.flatMap((scope) => this.#forget(scope, also)), ...also];
    for (const key of keys) this.store.held.delete(key);
    const durable = await this.#write();
    for (const key of keys) this.tell(key);
    return durable;
  }

  /** Keys that go with everything though no mark covers them: older marks, and settings but the wish. */
  outside() {
    const { store } = this;
    const stays = [markKey(store.prefix, store.prefix), store.keepsNothing && store.wish];
    return this.#allKeys().filter((key) => isOutside(store.prefix, key) && !stays.includes(key));
  }

  async #write() {
    await this.saving.write();
    return !this.saving.failing;
  }

  /** Off this device, out of this page and out of other tabs; gives the keys. */
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

  #covered(scope) {
    return this.#allKeys().filter((key) => covers(this.store.prefix, scope, key));
  }

  #allKeys() {
    const { store, saving } = this;
    return [...new Set([...store.keys(), ...store.troubles(store.prefix), ...saving.localKeys()])];
  }

  /** A mark came before these records: they were erased. What was written since then is dated after it. */
  #dismiss(keys, batch, marks) {
    const { store } = this;
    for (const [mark, record] of marks) store.adopt(mark, { record });
    for (const key of keys) {
      if (store.get(key) === batch.get(key)) this.arrivals.dismiss(key);
      else store.put(key, store.get(key));
    }
  }

  /** What was written while its scope was being erased must be later than the mark. */
  #dateAfter(marks) {
    const { store } = this;
    for (const [mark, record] of marks) store.adopt(mark, { record });
    const late = [...this.saving.outbox.records.keys()].filter((key) => !isMark(store.prefix, key) && store.get(key) && store.isErased(key, store.get(key)));
    for (const key of late) store.put(key, store.get(key));
  }
}
