/**
 * A copy that has no room for everything: what goes into it, and what it says of the rest, so that another
 * computer can tell the learner. Pure.
 *
 * @typedef {import("./suspend.mjs").Entry} Entry
 * @typedef {[key: string, savedAt: number]} Missing a record that is on the learner's device only
 */
import { FORMAT } from "../responses/records.mjs";
import { encodeNow } from "./suspend.mjs";

/** Travels with the copy, and is kept on no device. */
const REST = "_lms/rest";
/** Enough to know whether a device has what is missing. */
const MOST = 40;

/** @param {unknown} item @returns {item is Missing} */
const isMissing = (item) => Array.isArray(item) && typeof item[0] === "string" && Number.isFinite(item[1]);

/** A copy's records, and what it says is missing. @param {Entry[]} entries */
export function withoutRest(entries) {
  const [, record] = entries.find(([key]) => key === REST) ?? [];
  const missing = /** @type {Missing[]} */ (Array.isArray(record?.value) ? record.value.filter(isMissing) : []);
  return { records: entries.filter(([key]) => key !== REST), missing };
}

/**
 * What a copy says is missing, and this device has neither seen nor erased.
 * @param {Missing[]} missing @param {import("../responses/store.mjs").Store} store
 */
export const unseen = (missing, store) =>
  missing.filter(([key, savedAt]) => {
    const place = store.prefix + key;
    return Math.max(store.get(place)?.savedAt ?? 0, store.erasedAt(place) ?? 0) < savedAt;
  });

/** @param {Entry[]} records @param {Missing[]} missing @returns {Entry[]} */
export function withRest(records, missing) {
  if (!missing.length) return records;
  const newest = [...missing].sort(([, a], [, b]) => b - a).slice(0, MOST);
  return [...records, [REST, { format: FORMAT, value: newest, savedAt: newest[0][1] }]];
}

/** @param {Entry} a @param {Entry} b */
const bySize = (a, b) => JSON.stringify(a).length - JSON.stringify(b).length;

/**
 * What to add one after the other: the versions that the platform has already, then newer ones in their
 * place. Small ones come first, so that one long text does not keep out all others.
 * @param {Entry[]} there
 * @param {Entry[]} wanted
 */
function steps(there, wanted) {
  const earlier = new Map(there);
  const old = wanted.flatMap(([key]) => /** @type {Entry[]} */ (earlier.has(key) ? [[key, earlier.get(key)]] : []));
  const fresh = wanted.filter(([key, { savedAt }]) => earlier.get(key)?.savedAt !== savedAt);
  return [...old.sort(bySize), ...fresh.sort(bySize)];
}

/**
 * As much of what is wanted as there is room for, with what it says of the rest; undefined for nothing.
 * @param {Entry[]} there what the platform has
 * @param {Entry[]} wanted
 * @param {Missing[]} elsewhere what is missing here, too
 * @param {number} room in characters
 */
export function fitting(there, wanted, elsewhere, room) {
  const all = steps(there, wanted);
  /** @param {number} count */
  const copy = (count) => {
    const records = new Map(all.slice(0, count));
    const missing = wanted.filter(([key, { savedAt }]) => records.get(key)?.savedAt !== savedAt);
    const left = /** @type {Missing[]} */ (missing.map(([key, { savedAt }]) => [key, savedAt]));
    return { records: [...records], entries: withRest([...records], [...elsewhere, ...left]) };
  };
  let best;
  for (let [low, high] = [0, all.length]; low <= high; ) {
    const middle = (low + high) >> 1;
    const { records, entries } = copy(middle);
    const text = encodeNow(entries);
    if (text.length <= room) best = { records, entries, text };
    if (text.length <= room) low = middle + 1;
    else high = middle - 1;
  }
  return best;
}
