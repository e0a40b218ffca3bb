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
import { toldApart } from "./renaming.mjs";
import { asOne } from "../versions.mjs";
/** @import { Entry, Get, SavedResponse } from "../records.mjs" */
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
 * As `compare`; what the course has given another name since is compared under its name of today, as a page
 * shows it: the newest, with the others behind it. Else a text would lie under a name that nothing shows.
 * @param {Entry[]} records
 * @param {Get} get
 * @param {Follows} follows
 * @returns {Comparison}
 */
function compareNow(records, get, follows) {
  /** @type {Map<string, SavedResponse[]>} */
  const byName = new Map();
  for (const [key, record] of records) {
    const [now] = follows.keysOf(key);
    byName.set(now, [...(byName.get(now) ?? []), record]);
  }
  const theirs = [...byName].map(([now, all]) => /** @type {Entry} */ ([now, asOne(all)]));
  return compare(theirs, (now) => asOne(follows.keysOf(now).map(get)));
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
