/**
 * The learner's negotiations: which there are, and which is current. Each has a record of its own
 * beside its responses. What can be done with one is in `responses/changing.mjs`. Touches no page.
 *
 * @typedef {{id: string, name: string, created?: number, archived: boolean}} Negotiation
 */
import { say } from "../core/strings.mjs";
import { own } from "../core/values.mjs";
import { FIRST } from "./ids.mjs";
import { LEARNER, splitKey } from "./keys.mjs";
import { isTime } from "./times.mjs";

/** What a negotiation is called, also one that nobody has named. @param {{name: string}} negotiation @returns {string} */
export const nameOf = ({ name }) => name.trim() || say("negotiation-unnamed");

/** True for what a negotiation's record may hold. @param {any} value @returns {value is Negotiation} */
export const isNegotiation = (value) =>
  ["id", "name"].every((name) => typeof own(value, name) === "string") &&
  [undefined, true, false].includes(value.archived) &&
  (value.created === undefined || isTime(value.created));
/** @param {string} id @returns {Negotiation} */
const plain = (id) => ({ id, name: "", archived: false });

export class Negotiations {
  /** @param {import("./store.mjs").Store} store */
  constructor(store) {
    this.store = store;
  }

  /** Those with a record, and those that words were written for; oldest first. Never none. @returns {Negotiation[]} */
  list() {
    const known = this.store
      .list(this.key(""))
      .map(([, record]) => record.value)
      .filter(isNegotiation);
    const ids = new Set(known.map(({ id }) => id));
    const others = this.#written()
      .filter((id) => !ids.has(id))
      .map(plain);
    const all = [...others, ...known].sort((a, b) => (a.created ?? 0) - (b.created ?? 0));
    return all.length ? all : [plain(FIRST)];
  }

  /** @param {string} id @returns {Negotiation} */
  find(id) {
    return this.list().find((negotiation) => negotiation.id === id) ?? plain(id);
  }

  /** The id of the current one; where that is gone, of the first that is not archived. */
  get current() {
    const all = this.list();
    const wanted = this.store.get(this.#setting)?.value;
    return (all.find(({ id }) => id === wanted) ?? all.find(({ archived }) => !archived) ?? all[0]).id;
  }

  /** @param {string} id */
  use(id) {
    this.store.put(this.#setting, { value: id });
  }

  /** The key of a negotiation's own record. @param {string} id @returns {string} */
  key(id) {
    return `${this.store.prefix}_negotiations/${id}`;
  }

  /** What the keys of all that was written for one begin with. @param {string} id @returns {string} */
  words(id) {
    return `${this.store.prefix}${id}/`;
  }

  get #setting() {
    return `${this.store.prefix}_current`;
  }

  /** Ids of those that something was written for. */
  #written() {
    const owners = this.store.keys().map((key) => splitKey(this.store.prefix, key)?.negotiation ?? LEARNER);
    return [...new Set(owners)].filter((id) => id !== LEARNER);
  }
}
