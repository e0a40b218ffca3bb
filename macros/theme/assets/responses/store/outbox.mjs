/** What the database has still to do: records to write, scopes to erase. Touches no storage. */
import { covers } from "./erasures.mjs";

export class Outbox {
  /** @type {Map<string, boolean>} by key: whether localStorage has the record meanwhile */
  records = new Map();
  /** @type {Map<string, {scope: string, also: string[]}>} by the key of the erasure's mark */
  erasures = new Map();

  get size() {
    return this.records.size + this.erasures.size;
  }

  /** `[key, record]` of all that is to be written. @param {import("./memory.mjs").Memory} memory */
  batch(memory) {
    return [...this.records.keys()].map((key) => [key, memory.get(key)]);
  }

  /** Takes out what was written, unless it has changed since. */
  written(batch, memory) {
    for (const [key, record] of batch) if (memory.get(key) === record) this.records.delete(key);
  }

  /** Takes out erasures that are done, unless the scope was erased once more. */
  erased(done) {
    for (const [mark, erasure] of done) if (this.erasures.get(mark) === erasure) this.erasures.delete(mark);
  }

  /** True for a key that the database has still to erase. */
  isErasing(key, prefix) {
    return [...this.erasures.values()].some(({ scope, also }) => also.includes(key) || covers(prefix, scope, key));
  }

  /** True for a key whose record no storage has yet. */
  owes(key) {
    return this.records.get(key) === false;
  }

  /** The keys of records that no storage has yet. */
  keptNowhere() {
    return [...this.records.keys()].filter((key) => this.owes(key));
  }
}
