/**
 * How a backup would be opened: whether one must ask where it was saved, what of it differs from what
 * is here, and what is to be written. Pure.
 *
 * @typedef {{records: [string, object][], comparison: import("./merge.mjs").Comparison}} Contents the
 *   file's records, as they would be called here, and what they would do
 */
import { clashesOf, comingHome, some } from "./apart.mjs";
import { compare } from "./merge.mjs";
import { toldApart } from "./renaming.mjs";

/**
 * @param {[string, object][]} records the file's
 * @param {(key: string) => object | undefined} get my record
 * @param {import("./follows.mjs").Follows} follows
 * @returns {{asks: boolean, elsewhere: Contents, here: Contents}} what the file holds if it was saved on
 *   another device, and if on this one; `asks` is true where that makes a difference and cannot be known
 */
export function contentsOf(records, get, follows) {
  const clashes = clashesOf(records, get, follows);
  const home = comingHome(records, get, follows, clashes);
  const contents = (all) => ({ records: all, comparison: compare(all, get) });
  const [elsewhere, here] = [contents(toldApart(records, [clashes, home], follows)), contents(records)];
  return { asks: some(clashes) && !some(home) && !isKnown(elsewhere, records), elsewhere, here: some(home) ? elsewhere : here };
}

/** The file, or an earlier one of the same device, was opened here before: what would be called anew is here. */
function isKnown({ comparison }, records) {
  const names = new Set(records.map(([key]) => key));
  return comparison.add.every(({ key }) => names.has(key));
}
