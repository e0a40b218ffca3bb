/**
 * What can be done with a negotiation: begin, rename, archive, copy and remove one. `all` is the
 * library's `Negotiations`. Touches no page.
 *
 * @typedef {import("../worksheet/negotiations.mjs").Negotiations} Negotiations
 */
import { random128 } from "../worksheet/ids.mjs";

/** An id that nobody else gives to a negotiation, on any device. */
const freshId = () => `n-${random128()}`;

const save = (all, negotiation) => all.store.put(all.key(negotiation.id), { value: negotiation });

const begun = (name) => ({ id: freshId(), name, created: Date.now(), archived: false });

/** @param {Negotiations} all @returns {string} the id of a new one */
export function create(all, name) {
  // The one that everybody begins with is there from now on, even while it is empty.
  for (const one of all.list()) if (!all.store.get(all.key(one.id))) save(all, one);
  const made = begun(name);
  save(all, made);
  return made.id;
}

/** @param {Negotiations} all */
export const rename = (all, id, name) => save(all, { ...all.find(id), name });

/** @param {Negotiations} all @param {boolean} archived */
export const archive = (all, id, archived) => save(all, { ...all.find(id), archived });

/** A new one with everything that was written for `id`; resolves to its id, or to "" where there is no room. */
export async function copy(all, id, name) {
  const made = begun(name);
  const moved = all.store.list(all.words(id)).map(([key, record]) => [all.words(made.id) + key.slice(all.words(id).length), record]);
  if (!(await all.store.restore(moved))) return "";
  save(all, made);
  return made.id;
}

/** Takes one off this device, with all its words; resolves to what brings it back. */
export async function remove(all, id) {
  const own = all.store.list(all.key(id)).filter(([key]) => key === all.key(id));
  const lost = [...all.store.list(all.words(id)), ...own];
  await all.store.discard(lost.map(([key]) => key));
  return () => all.store.restore(lost);
}

/** How many responses are written for one. */
export const count = (all, id) =>
  all.store.list(all.words(id)).filter(([key, { value }]) => value !== null && !key.includes("/_started")).length;
