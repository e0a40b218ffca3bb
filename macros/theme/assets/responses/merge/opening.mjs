/**
 * How a backup would be opened: whether one must ask where it was saved, what of it differs from what
 * is here, and what is to be written. Pure.
 *
 * @typedef {{records: Entry[], comparison: Comparison}} Contents the
 *   file's records, as they would be called here, and what they would do
 * @typedef {{asks: boolean, elsewhere: Contents, here: Contents}} Opening
 */
import { ASIDE } from "../aside.mjs";
import { clashesOf, comingHome, hash128, some } from "./apart.mjs";
import { compare } from "./merge.mjs";
import { newest } from "../records.mjs";
import { toldApart } from "./renaming.mjs";
/** @import { Entry, Get } from "../records.mjs" */
/** @import { Comparison } from "./merge.mjs" */
/** @import { Follows } from "./follows.mjs" */

/**
 * @param {Entry[]} records the file's
 * @param {Get} get my record
 * @param {Follows} follows
 * @returns {Opening} what the file holds if it was saved on
 *   another device, and if on this one; `asks` is true where that makes a difference and cannot be known
 */
export function contentsOf(records, get, follows) {
  const clashes = clashesOf(records, get, follows);
  const home = comingHome(records, get, follows, clashes);
  /** @param {Entry[]} all @returns {Contents} */
  const contents = (all) => ({ records: all, comparison: compareNow(all, get, follows) });
  const [elsewhere, here] = [contents(toldApart(records, [clashes, home], follows)), contents(records)];
  return { asks: !some(home) && !isKnown(elsewhere, records, get, follows), elsewhere, here };
}

/**
 * As `compare`; what the course has given another name since is compared by its name of today, as a page
 * shows it: of several records the newest. Else one of two texts would lie under a name that nothing shows.
 * @param {Entry[]} records
 * @param {Get} get
 * @param {Follows} follows
 * @returns {Comparison}
 */
function compareNow(records, get, follows) {
  const theirs = new Map(records);
  /** @param {string[]} keys @param {Get} from */
  const shown = (keys, from) => newest(keys.map(from));
  /** What is shown changes places with what lies under today's name. @param {Entry} entry @returns {Entry} */
  const called = ([key, record]) => {
    const keys = follows.keysOf(key);
    const [now, top] = [keys[0], shown(keys, (name) => theirs.get(name))];
    const place = keys.filter((name) => theirs.get(name) === top)[0];
    const places = new Map([
      [now, place],
      [place, now],
    ]);
    return [places.get(key) ?? key, record];
  };
  /** @type {Get} */
  const mine = (key) => {
    const keys = follows.keysOf(key);
    return keys[0] === key ? shown(keys, get) : get(key);
  };
  return compare(records.map(called), mine);
}

/**
 * The id of the copy that "keep both" makes of a negotiation: the same file makes the same copy.
 * @param {Entry[]} records as they would be called here
 * @param {string} negotiation
 */
export const copyId = (records, negotiation) => `n-${hash128(records.filter(([key]) => key.startsWith(`${negotiation}/`)))}`;

/**
 * The file, or an earlier one of the same device, was opened here before: what would be called anew is
 * here, or in the copy that was made of it.
 * @param {Contents} contents
 * @param {Entry[]} records
 * @param {Get} get
 * @param {Follows} follows
 */
function isKnown({ records: renamed, comparison }, records, get, follows) {
  const names = new Set(records.flatMap(([key]) => follows.keysOf(key)));
  const anew = comparison.add.filter(({ key }) => !names.has(key) && !key.startsWith(ASIDE));
  const owners = new Set(anew.map(({ key }) => key.split("/")[0]));
  return [...owners].every((owner) => get(`_negotiations/${copyId(renamed, owner)}`));
}
