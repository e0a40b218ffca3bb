/**
 * The learner's negotiations: which there are, which is current, and what can be done with one.
 * Each has a record of its own beside its responses. Touches no page.
 */
import { splitKey } from "./records.mjs";

/** The id of the negotiation that everybody begins with. */
export const FIRST = "first";

/** An id that no other tab makes. */
export const freshId = () => `n-${Date.now().toString(36)}-${Math.floor(Math.random() * 1296).toString(36)}`;

const isOne = (value) => typeof value?.id === "string";

/** @typedef {{id: string, name: string, created?: number, archived: boolean}} Negotiation */

export class Negotiations {
  #store;

  /** @param {import("./store.mjs").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * Those with a record, and those that words were written for; oldest first. Never none.
   * @returns {Negotiation[]}
   */
  list() {
    const known = this.#store.list(this.#key("")).map(([, record]) => record.value).filter(isOne);
    const ids = new Set(known.map(({ id }) => id));
    const others = [...this.#written()].filter((id) => !ids.has(id)).map((id) => this.#plain(id));
    const all = [...others, ...known].sort((a, b) => (a.created ?? 0) - (b.created ?? 0));
    return all.length ? all : [this.#plain(FIRST)];
  }

  /** @returns {Negotiation} */
  find(id) {
    return this.list().find((one) => one.id === id) ?? this.#plain(id);
  }

  /** The id of the current one; where that is gone, of the first that is not archived. */
  get current() {
    const all = this.list();
    const wanted = this.#store.get(this.#setting)?.value;
    return (all.find(({ id }) => id === wanted) ?? all.find(({ archived }) => !archived) ?? all[0]).id;
  }

  use(id) {
    this.#store.put(this.#setting, { value: id });
  }

  /** @param {Negotiation} negotiation */
  save(negotiation) {
    return this.#store.put(this.#key(negotiation.id), { value: negotiation });
  }

  /** @returns {string} the id of a new one */
  create(name) {
    // The one that everybody begins with is there from now on, even while it is empty.
    for (const one of this.list()) if (!this.#store.get(this.#key(one.id))) this.save(one);
    const id = freshId();
    this.save({ id, name, created: Date.now(), archived: false });
    return id;
  }

  rename(id, name) {
    return this.save({ ...this.find(id), name });
  }

  archive(id, archived) {
    return this.save({ ...this.find(id), archived });
  }

  /** A new one with everything that was written for `id`; resolves to its id, or to "" where there is no room. */
  async copy(id, name) {
    const made = freshId();
    const moved = this.#store.list(this.#words(id)).map(([key, record]) => [this.#words(made) + key.slice(this.#words(id).length), record]);
    if (!(await this.#store.restore(moved))) return "";
    this.save({ id: made, name, created: Date.now(), archived: false });
    return made;
  }

  /** Takes one off this device, with all its words; resolves to what brings it back. */
  async remove(id) {
    const before = [this.#words(id), this.#key(id)].flatMap((prefix) => this.#store.list(prefix));
    const lost = before.filter(([key]) => key.startsWith(this.#words(id)) || key === this.#key(id));
    await this.#store.discard(lost.map(([key]) => key));
    return () => this.#store.restore(lost);
  }

  /** How many responses are written for one. */
  count(id) {
    return this.#store.list(this.#words(id)).filter(([key, { value }]) => value !== null && !key.includes("/_started")).length;
  }

  get #setting() {
    return `${this.#store.prefix}_current`;
  }

  #key(id) {
    return `${this.#store.prefix}_negotiations/${id}`;
  }

  #words(id) {
    return `${this.#store.prefix}${id}/`;
  }

  #plain(id) {
    return { id, name: "", archived: false };
  }

  #written() {
    const owners = this.#store.keys().map((key) => splitKey(this.#store.prefix, key)?.negotiation);
    return new Set(owners.filter((id) => id && id !== "_learner"));
  }
}
