/**
 * What can be done with a negotiation: begin, rename, archive, copy and remove one. `all` is the
 * workbook's `Negotiations`. Touches no page.
 *
 * @typedef {import("./negotiations.mjs").Negotiations} Negotiations
 * @typedef {import("./negotiations.mjs").Negotiation} Negotiation
 * @typedef {import("./records.mjs").SavedResponse} SavedResponse
 * @typedef {[key: string, record: SavedResponse]} Entry
 */
import { ASIDE, putAside } from "./aside.mjs";
import { random128 } from "./ids.mjs";
import { dated } from "./records.mjs";

/** An id that nobody else gives to a negotiation, on any device. */
const freshId = () => `n-${random128()}`;

/** @param {Negotiations} all @param {Negotiation} negotiation */
const save = (all, negotiation) => all.store.put(all.key(negotiation.id), { value: negotiation });

/** @param {string} name */
const begun = (name) => ({ id: freshId(), name, created: Date.now(), archived: false });

/**
 * @param {Negotiations} all
 * @param {string} name
 * @returns {string} the id of a new one
 */
export function create(all, name) {
  // The one that everybody begins with is there from now on, even while it is empty.
  for (const negotiation of all.list()) if (!all.store.get(all.key(negotiation.id))) save(all, negotiation);
  const added = begun(name);
  save(all, added);
  return added.id;
}

/** @param {Negotiations} all @param {string} id @param {string} name */
export const rename = (all, id, name) => save(all, { ...all.find(id), name });

/** @param {Negotiations} all @param {string} id @param {boolean} archived */
export const archive = (all, id, archived) => save(all, { ...all.find(id), archived });

/**
 * A new one with everything that was written for `id`; resolves to its id, or to "" where there is no room.
 * @param {Negotiations} all
 * @param {string} id
 * @param {string} name
 */
export async function copy(all, id, name) {
  const made = begun(name);
  /** @type {Entry[]} */
  const moved = all.store
    .list(all.words(id))
    .map((/** @type {Entry} */ [key, record]) => [all.words(made.id) + key.slice(all.words(id).length), record]);
  if (!(await all.store.restore(moved))) return "";
  save(all, made);
  return made.id;
}

/**
 * Takes one off this device, with all its words. Resolves to what brings it back, and whether a crash
 * cannot.
 * @returns {Promise<{bringBack: () => Promise<boolean>, durable: boolean}>}
 * @param {Negotiations} all
 * @param {string} id
 */
export async function remove(all, id) {
  const { store } = all;
  const record = store.get(all.key(id));
  const lost = [...store.list(all.words(id)), ...store.list(`${store.prefix}${ASIDE}${id}/`)];
  if (record) lost.push([all.key(id), record]);
  const unread = store.unreadable().filter(([key]) => key.startsWith(all.words(id)));
  const back = [...lost, ...unread.map(([key, data]) => setAside(store.prefix, key, data))];
  const durable = await store.discard([store.prefix + id, `${store.prefix}${ASIDE}${id}`, all.key(id)]);
  return { bringBack: () => store.restore(back), durable };
}

/**
 * `[key, record]` of data that cannot be read.
 * @param {string} prefix
 * @param {string} key
 * @param {unknown} data
 * @returns {Entry}
 */
function setAside(prefix, key, data) {
  const [aside, value] = putAside(key.slice(prefix.length), data);
  return [prefix + aside, dated({ value })];
}

/** How many responses are written for one. @param {Negotiations} all @param {string} id */
export const count = (all, id) =>
  all.store.list(all.words(id)).filter((/** @type {Entry} */ [key, { value }]) => value !== null && !key.includes("/_started")).length;
