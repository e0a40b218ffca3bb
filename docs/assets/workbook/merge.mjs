/**
 * What a backup would change here, decided before anything is written. Pure.
 *
 * Field by field the newer text stays; the other becomes its `previous`, one click away. Or both
 * stay: a negotiation that differs comes beside mine as a copy; what is about the learner exists
 * only once, so there the file's text becomes the `previous` of mine.
 */
import { empty, loses, newer, same, splitKey, timeAfter } from "../worksheet/records.mjs";

/** @typedef {{key: string, mine?: object, theirs: object}} Pair */

/**
 * Sorts a backup's records by what they would do here.
 * @param {[string, object][]} records
 * @param {(key: string) => object | undefined} get my record
 * @returns {{add: Pair[], replace: Pair[], keep: Pair[], same: Pair[]}}
 */
export function compare(records, get) {
  const found = { add: [], replace: [], keep: [], same: [] };
  for (const [key, theirs] of records) {
    const mine = get(key);
    found[sort(mine, theirs)].push({ key, mine, theirs });
  }
  return found;
}

function sort(mine, theirs) {
  if (!mine) return "add";
  if (same(mine.value, theirs.value)) return "same";
  return newer(theirs, mine) ? "replace" : "keep";
}

/** What to write so that the newer text stays in each field. */
export function newest({ add, replace, same: alike }) {
  const later = alike.filter(({ mine, theirs }) => newer(theirs, mine));
  return [...add, ...later].map(({ key, theirs }) => [key, theirs]).concat(replace.map(({ key, mine, theirs }) => [key, over(theirs, mine)]));
}

const past = ({ value, savedAt }) => ({ value, savedAt });

/** `winner`, with the text that it replaces. */
const over = (winner, loser) => (loses(loser.value, winner.value) ? { ...winner, previous: past(loser) } : winner);

const ownerOf = (key) => splitKey("", key)?.negotiation;

/** Ids of my negotiations that the backup has otherwise. */
export function differing({ replace, keep }) {
  const owners = [...replace, ...keep].filter(({ mine, theirs }) => !empty(mine.value) || !empty(theirs.value)).map(({ key }) => ownerOf(key));
  return new Set(owners.filter((owner) => owner && owner !== "_learner"));
}

/**
 * What to write so that nothing is replaced.
 * @param {[string, object][]} records all of the backup
 * @param {Map<string, {id: string, name: string}>} copies by my negotiation's id, what its copy is called
 */
export function both(records, found, copies, now = Date.now()) {
  const beside = records.flatMap(([key, record]) => moved(key, record, copies));
  const names = [...copies.values()].map(({ id, name }) => [`_negotiations/${id}`, { format: 1, value: { id, name, created: now, archived: false }, savedAt: now }]);
  const stays = (pair) => !copies.has(ownerOf(pair.key)) && ownerOf(pair.key) !== undefined;
  const added = found.add.filter(({ key }) => key !== "_current" && !copies.has(ownerOf(key) ?? key.replace("_negotiations/", ""))).map(({ key, theirs }) => [key, theirs]);
  const kept = [...found.replace, ...found.keep].filter(stays).map(({ key, mine, theirs }) => [key, beneath(mine, theirs)]);
  return [...beside, ...names, ...added, ...kept];
}

function moved(key, record, copies) {
  const owner = ownerOf(key);
  const copy = owner && copies.get(owner);
  return copy ? [[copy.id + key.slice(owner.length), record]] : [];
}

/** Mine, with the other text behind it; a moment later, so that every tab takes it over. */
const beneath = (mine, theirs) => ({ ...mine, previous: past(theirs), savedAt: timeAfter((newer(mine, theirs) ? mine : theirs).savedAt, 0) });
