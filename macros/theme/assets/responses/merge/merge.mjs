/**
 * What a backup would change here, decided before anything is written. Pure.
 *
 * Field by field the newer text stays; the other becomes its `previous`, one click away, and stays among
 * its `others` whatever is written there later. Or both stay: a negotiation that differs comes beside
 * mine as a copy; what is about the learner exists only once, so there mine stays on top. No opening
 * takes a text out of reach, and opening the same file again changes nothing.
 */
import { putAside } from "../aside.mjs";
import { empty, same } from "../../core/values.mjs";
import { FORMAT, isAfter, latest, loses, newer, splitKey, timeAfter } from "../records.mjs";
import { distinct, textOf, versionOf, versions } from "../versions.mjs";

/** @typedef {{key: string, mine?: object, theirs: object}} Pair */
/** @typedef {{add: Pair[], replace: Pair[], keep: Pair[], same: Pair[]}} Comparison */

/**
 * Sorts a backup's records by what they would do here.
 * @param {[string, object][]} records
 * @param {(key: string) => object | undefined} get my record
 * @returns {Comparison}
 */
export function compare(records, get) {
  const sorted = { add: [], replace: [], keep: [], same: [] };
  for (const [key, theirs] of records) {
    const mine = get(key);
    sorted[sort(mine, theirs)].push({ key, mine, theirs });
  }
  return sorted;
}

function sort(mine, theirs) {
  if (!mine) return "add";
  if (same(mine.value, theirs.value)) return "same";
  return newer(theirs, mine) ? "replace" : "keep";
}

/**
 * What to write so that the newer text stays in each field.
 * @param {Comparison} comparison @returns {[string, object][]}
 */
export const newest = ({ add, replace, keep, same: alike }) => [
  ...add.map(({ key, theirs }) => [key, theirs]),
  ...replace.flatMap((pair) => joinedEntries(pair, true)),
  ...keep.flatMap((pair) => joinedEntries(pair, false)),
  ...alike.flatMap((pair) => joinedEntries(pair, isAfter(pair.theirs.savedAt, pair.mine.savedAt))),
];

/** Where a record's `previous` can be brought back: on the page of a worksheet. */
const hasPage = (key) => Boolean(splitKey("", key));

/** What somebody wrote that stands on no worksheet: a negotiation's name, how a case ended, a conversation with the counterpart. */
function wordsOf(key, { value }) {
  if (key.startsWith("_negotiations/")) return value?.name;
  return key.startsWith("_practice/") ? value : undefined;
}

/** `[key, record]` for one pair; what has no page is put aside instead of behind the other. */
function joinedEntries({ key, mine, theirs }, theirsStays) {
  if (hasPage(key)) return joined(mine, theirs, theirsStays).map((record) => [key, record]);
  const [winner, loser] = theirsStays ? [theirs, mine] : [mine, theirs];
  const lost = loses(wordsOf(key, loser), wordsOf(key, winner));
  const [place, value] = putAside(key, JSON.stringify(loser));
  const aside = [place, { format: FORMAT, value, savedAt: loser.savedAt }];
  return [...(theirsStays ? [[key, theirs]] : []), ...(lost ? [aside] : [])];
}

/**
 * Mine and the file's record as one: a list with the record to write, or without any where mine is that
 * already.
 */
function joined(mine, theirs, theirsStays) {
  const [winner, loser] = theirsStays ? [theirs, mine] : [mine, theirs];
  const differs = ({ value }) => !same(value, winner.value);
  const nearest = same(winner.value, loser.value) ? versions(winner).slice(0, 1) : [versionOf(loser)];
  const others = distinct([...nearest, ...[...versions(mine), ...versions(theirs)].sort((a, b) => (isAfter(b.savedAt, a.savedAt) ? 1 : -1))]).filter(differs);
  const known = new Set(versions(mine).map(textOf));
  if (!theirsStays && others.every((version) => known.has(textOf(version)))) return [];
  const after = (time) => timeAfter(time, time);
  const savedAt = theirsStays ? latest([theirs.savedAt, after(mine.savedAt)]) : after(latest([theirs.savedAt, mine.savedAt]));
  return [others.length ? { ...winner, previous: others[0], others, savedAt } : { ...winner, savedAt }];
}

const ownerOf = (key) => splitKey("", key)?.negotiation;

/** Ids of my negotiations that the backup has otherwise. @param {Comparison} comparison */
export function differing({ replace, keep }) {
  const owners = [...replace, ...keep].filter(({ mine, theirs }) => !empty(mine.value) || !empty(theirs.value)).map(({ key }) => ownerOf(key));
  return new Set(owners.filter((owner) => owner && owner !== "_learner"));
}

/**
 * What to write so that nothing is replaced.
 * @param {[string, object][]} records all of the backup
 * @param {Comparison} comparison
 * @param {Map<string, {id: string, name: string}>} copies by my negotiation's id, what its copy is called
 * @param {number} made when the backup was saved, in milliseconds
 * @param {(key: string) => object | undefined} [get] my record: a copy may be there from an earlier opening
 */
export function both(records, comparison, copies, made, get = () => undefined) {
  const copied = (key) => copies.has(ownerOf(key) ?? key.replace("_negotiations/", ""));
  const names = [...copies.values()].map(({ id, name }) => [`_negotiations/${id}`, { format: FORMAT, value: { id, name, created: made, archived: false }, savedAt: made }]);
  const beside = [...records.flatMap(([key, record]) => moved(key, record, copies)), ...names.filter(([key]) => !get(key))];
  const added = comparison.add.filter(({ key }) => key !== "_current" && !copied(key)).map(({ key, theirs }) => [key, theirs]);
  const kept = [...comparison.replace, ...comparison.keep, ...comparison.same].filter(({ key }) => key !== "_current" && !copied(key));
  return [...newest(compare(beside, get)), ...added, ...kept.flatMap((pair) => joinedEntries(pair, false))];
}

function moved(key, record, copies) {
  const owner = ownerOf(key);
  const copy = owner && copies.get(owner);
  return copy ? [[copy.id + key.slice(owner.length), record]] : [];
}
