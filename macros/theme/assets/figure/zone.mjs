/**
 * The zone between two walk-away points. Pure.
 * @typedef {import("./result.mjs").Result} Result
 * @typedef {{least: number, most: number, mine: {name: string}, theirs: {name: string}}} Zone
 */
import { circle, LEFT, label, RIGHT, rect, within } from "./result.mjs";

/** What there is between the most that I pay and the least that they take. @param {Zone} zone @param {import("./result.mjs").Values} values @returns {Result} */
export function zoneResult(zone, { mine, theirs }) {
  return { says: says(mine, theirs), cells: cells(mine, theirs), shapes: shapes(zone, mine, theirs) };
}

/** @param {number} mine @param {number} theirs @returns {import("./result.mjs").Sentence} */
function says(mine, theirs) {
  if (mine > theirs) return ["figure.zone.room", { mine, theirs, room: mine - theirs }];
  return mine === theirs ? ["figure.zone.meet", { mine }] : ["figure.zone.gap", { gap: theirs - mine }];
}

/** @param {number} mine @param {number} theirs @returns {import("./result.mjs").Cell[]} */
function cells(mine, theirs) {
  if (mine < theirs) return [mine, theirs, ["figure.none", {}], ["figure.none", {}]];
  return [mine, theirs, mine - theirs, Math.round((mine + theirs) / 2)];
}

/** @param {Zone} zone @param {number} mine @param {number} theirs */
function shapes({ least, most, ...zone }, mine, theirs) {
  const place = (/** @type {number} */ value) => LEFT + Math.round(((RIGHT - LEFT) * (value - least)) / (most - least));
  const [me, them] = [place(mine), place(theirs)];
  return [
    ...(mine > theirs ? [rect("shared", them, 8, me - them, 124)] : []),
    rect("mine", LEFT, 32, me - LEFT, 24),
    circle("mine strong", me, 44, 9),
    label(zone.mine.name, LEFT, 24, "start", "mine"),
    label(mine, within(me), 74, "middle", "mine halo"),
    rect("theirs", them, 88, RIGHT - them, 24),
    rect("theirs strong", them - 8, 92, 16, 16),
    label(zone.theirs.name, RIGHT, 150, "end", "theirs"),
    label(theirs, within(them), 130, "middle", "theirs halo"),
  ];
}
