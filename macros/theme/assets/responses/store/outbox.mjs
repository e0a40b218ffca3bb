/** What the database has still to do: records to write, scopes to erase. Touches no storage. */
import { covers } from "./erasures.mjs";
/** @import { Entry } from "../records.mjs" */
/** @import { Memory } from "./memory.mjs" */

export class Outbox {
  /** @type {Map<string, boolean>} by key: whether localStorage has the record meanwhile */
  records = new Map();
  /** @type {Map<string, {scope: string, also: string[]}>} by the key of the erasure's mark */
  erasures = new Map();

  get size() {
    return this.records.size + this.erasures.size;
  }

  /** `[key, record]` of all that is to be written. @param {Memory} memory @returns {Entry[]} */
  batch(memory) {
    return [...this.records.keys()].flatMap((key) => {
      const record = memory.get(key);
      return record ? [/** @type {Entry} */ ([key, record])] : [];
    });
  }

  /** Takes out what was written, unless it has changed since. @param {Entry[]} batch @param {Memory} memory */
  written(batch, memory) {
    for (const [key, record] of batch) if (memory.get(key) === record) this.records.delete(key);
  }

  /**
   * Takes out erasures that are done, unless the scope was erased once more.
   * @param {[string, {scope: string, also: string[]}][]} done
   */
  erased(done) {
    for (const [mark, erasure] of done) if (this.erasures.get(mark) === erasure) this.erasures.delete(mark);
  }

  /** True for a key that the database has still to erase. @param {string} key @param {string} prefix @returns {boolean} */
  isErasing(key, prefix) {
    return [...this.erasures.values()].some(({ scope, also }) => also.includes(key) || covers(prefix, scope, key));
  }

  /** True for a key whose record no storage has yet. @param {string} key @returns {boolean} */
  isUnpersisted(key) {
    return this.records.get(key) === false;
  }

  /** The keys of records that no storage has yet. @returns {string[]} */
  unpersisted() {
    return [...this.records.keys()].filter((key) => this.isUnpersisted(key));
  }
}
