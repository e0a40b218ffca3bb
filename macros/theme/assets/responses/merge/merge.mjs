/**
 * What a backup would change here, decided before anything is written. Pure.
 *
 * Field by field the newer text stays; the other becomes its `previous`, one click away, and stays among
 * its `others` whatever is written there later. Or both stay: a negotiation that differs comes beside
 * mine as a copy; what is about the learner exists only once, so there mine stays on top. No opening
 * takes a text out of reach, and opening the same file again changes nothing.
 */
import { putAside } from "../aside.mjs";
import { same } from "../../core/values.mjs";
import { FORMAT, loses, newer } from "../records.mjs";
import { LEARNER, splitKey } from "../keys.mjs";
import { isAfter, laterFirst, timeAfter } from "../times.mjs";
import { distinct, textOf, versionOf, versions } from "../versions.mjs";
/** @import { Entry, Get, SavedResponse } from "../records.mjs" */
/** @import { Value } from "../spec.mjs" */
/** @import { Version } from "../versions.mjs" */

/** @typedef {{key: string, mine?: SavedResponse, theirs: SavedResponse}} Pair */
/** @typedef {{add: Pair[], replace: Required<Pair>[], keep: Required<Pair>[], same: Required<Pair>[]}} Comparison */
/** @typedef {Map<string, {id: string, name: string}>} Copies by the id of a negotiation of mine, what its copy is called */

/** Sorts a backup's records by what they would do here. @param {Entry[]} records @param {Get} get my record @returns {Comparison} */
export function compare(records, get) {
  /** @type {Comparison} */
  const sorted = { add: [], replace: [], keep: [], same: [] };
  for (const [key, theirs] of records) {
    const mine = get(key);
    if (mine) sorted[sort(mine, theirs)].push({ key, mine, theirs });
    else sorted.add.push({ key, theirs });
  }
  return sorted;
}

/** @param {SavedResponse} mine @param {SavedResponse} theirs @returns {"same" | "replace" | "keep"} */
function sort(mine, theirs) {
  if (same(mine.value, theirs.value)) return "same";
  return newer(theirs, mine) ? "replace" : "keep";
}

/** What to write so that the newer text stays in each field. @param {Comparison} comparison @returns {Entry[]} */
export const newest = ({ add, replace, keep, same: alike }) => [
  ...add.map(entryOf),
  ...replace.flatMap((pair) => joinedEntries(pair, true)),
  ...keep.flatMap((pair) => joinedEntries(pair, false)),
  ...alike.flatMap((pair) => joinedEntries(pair, isAfter(pair.theirs.savedAt, pair.mine.savedAt))),
];

/** @param {Pair} pair @returns {Entry} the file's record */
const entryOf = ({ key, theirs }) => [key, theirs];

/** Where a record's `previous` can be brought back: on the page of a worksheet. @param {string} key */
const hasPage = (key) => Boolean(splitKey("", key));

/**
 * What somebody wrote that stands on no worksheet: a negotiation's name, how a case ended, a conversation
 * with the counterpart, what one would say on a card, by itself or beside how it was answered.
 * @param {string} key
 * @param {SavedResponse} record
 * @returns {Value}
 */
function writtenIn(key, { value }) {
  if (key.startsWith("_negotiations/")) return value?.name;
  if (key.startsWith("_practice/cards/")) return typeof value === "string" ? value : value?.own;
  return key.startsWith("_practice/") ? value : undefined;
}

/**
 * `[key, record]` for one pair; what has no page is put aside instead of behind the other.
 * @param {Required<Pair>} pair
 * @param {boolean} theirsStays
 * @returns {Entry[]}
 */
function joinedEntries({ key, mine, theirs }, theirsStays) {
  if (hasPage(key)) return joined(mine, theirs, theirsStays).map((record) => entryOf({ key, theirs: record }));
  const [winner, loser] = theirsStays ? [theirs, mine] : [mine, theirs];
  const lost = loses(writtenIn(key, loser), writtenIn(key, winner));
  const [place, value] = putAside(key, JSON.stringify(loser));
  /** @type {Entry} */
  const aside = [place, { format: FORMAT, value, savedAt: loser.savedAt }];
  return [...(theirsStays ? [entryOf({ key, theirs })] : []), ...(lost ? [aside] : [])];
}

/**
 * Mine and the file's record as one: a list with the record to write, or without any where mine is that
 * already.
 * @param {SavedResponse} mine
 * @param {SavedResponse} theirs
 * @param {boolean} theirsStays
 * @returns {SavedResponse[]}
 */
function joined(mine, theirs, theirsStays) {
  const [winner, loser] = theirsStays ? [theirs, mine] : [mine, theirs];
  /** @param {Version} version */
  const differs = ({ value }) => !same(value, winner.value);
  const nearest = same(winner.value, loser.value) ? versions(winner).slice(0, 1) : [versionOf(loser)];
  const others = distinct([
    ...nearest,
    ...[...versions(mine), ...versions(theirs)].sort((a, b) => laterFirst(a.savedAt, b.savedAt)),
  ]).filter(differs);
  const known = new Set(versions(mine).map(textOf));
  if (!theirsStays && others.every((version) => known.has(textOf(version)))) return [];
  const after = timeAfter(mine.savedAt, mine.savedAt);
  const savedAt = theirsStays ? later(theirs.savedAt, after) : later(timeAfter(theirs.savedAt, theirs.savedAt), after);
  return [others.length ? { ...winner, previous: others[0], others, savedAt } : { ...winner, savedAt }];
}

/** @param {number} a @param {number} b */
const later = (a, b) => (isAfter(b, a) ? b : a);

/** @param {string} key */
const ownerOf = (key) => splitKey("", key)?.negotiation;

/** Ids of my negotiations that the backup has otherwise. @param {Comparison} comparison @returns {Set<string>} */
export function differing({ replace, keep }) {
  const owners = [...replace, ...keep].map(({ key }) => ownerOf(key));
  return new Set(owners.filter((owner) => owner !== undefined).filter((owner) => owner !== LEARNER));
}

/**
 * What to write so that nothing is replaced.
 * @param {Entry[]} records all of the backup
 * @param {Comparison} comparison
 * @param {Copies} copies by my negotiation's id, what its copy is called
 * @param {number} made when the backup was saved, in milliseconds
 * @param {Get} get my record: a copy may be there from an earlier opening
 * @returns {Entry[]}
 */
export function both(records, comparison, copies, made, get) {
  /** @param {string} key */
  const isCopied = (key) => copies.has(ownerOf(key) ?? key.replace("_negotiations/", ""));
  const names = [...copies.values()].map((copy) => nameEntry(copy, made));
  const beside = [...records.flatMap(([key, record]) => moved(key, record, copies)), ...names.filter(([key]) => !get(key))];
  const added = comparison.add.filter(({ key }) => key !== "_current" && !isCopied(key)).map(entryOf);
  const others = [...comparison.replace, ...comparison.keep, ...comparison.same].filter(({ key }) => !isCopied(key));
  return [...newest(compare(beside, get)), ...added, ...others.flatMap((pair) => joinedEntries(pair, false))];
}

/** The record of a copy's name. @param {{id: string, name: string}} copy @param {number} made @returns {Entry} */
const nameEntry = ({ id, name }, made) => [
  `_negotiations/${id}`,
  { format: FORMAT, value: { id, name, created: made, archived: false }, savedAt: made },
];

/** @param {string} key @param {SavedResponse} record @param {Copies} copies @returns {Entry[]} */
function moved(key, record, copies) {
  const copy = copies.get(/** @type {string} */ (ownerOf(key)));
  const [, ...place] = key.split("/");
  return copy ? [[[copy.id, ...place].join("/"), record]] : [];
}
