/**
 * What halves are worth to two people, and what a trade is. Pure.
 * @typedef {{first: string, second: string, divided: {points: number}, shared: {name: string, points: number},
 *   mine: {name: string}, theirs: {name: string}}} Trade
 */
import { LEFT, label, RIGHT, rect } from "./result.mjs";

/** All the points that somebody has to spread. */
const WHOLE = 100;

/** The points that each spreads over the first and the second issue. @param {Trade} trade */
export const between = ({ divided, shared }) => WHOLE - divided.points - shared.points;

/**
 * What each gets by halves, and when each has the issue that weighs more for them.
 * @param {Trade} trade
 * @param {import("./result.mjs").Values} values
 * @returns {import("./result.mjs").Result}
 */
export function tradeResult(trade, values) {
  const half = (between(trade) + trade.divided.points) / 2;
  const [mine, theirs] = traded(trade, values.mine, values.theirs);
  const together = mine + theirs;
  return {
    says: says(trade, values, half, mine, theirs),
    cells: [half, half, 2 * half, mine, theirs, together, together - 2 * half],
    shapes: [...bars("figure.trade.halves", 8, trade, half, half), ...bars("figure.trade.traded", 72, trade, mine, theirs)],
  };
}

/**
 * What a trade brings to each, when the first issue weighs so much for them.
 * @param {Trade} trade @param {number} mine @param {number} theirs
 * @returns {[mine: number, theirs: number]}
 */
export function traded(trade, mine, theirs) {
  const rest = trade.divided.points / 2 + trade.shared.points;
  const all = between(trade);
  if (mine === theirs) return [rest + all / 2, rest + all / 2];
  return mine > theirs ? [rest + mine, rest + all - theirs] : [rest + all - mine, rest + theirs];
}

/**
 * @param {Trade} trade @param {import("./result.mjs").Values} values
 * @param {number} half @param {number} mine @param {number} theirs
 * @returns {import("./result.mjs").Sentence}
 */
function says(trade, values, half, mine, theirs) {
  const together = mine + theirs;
  const known = { halves: 2 * half, together, more: together - 2 * half };
  if (values.mine === values.theirs) return ["figure.trade.alike", { ...known, shared: trade.shared.name }];
  if (Math.min(mine, theirs) < half) {
    const who = (mine < theirs ? trade.mine : trade.theirs).name;
    return ["figure.trade.one", { ...known, who, has: Math.min(mine, theirs), half }];
  }
  return ["figure.trade.both", { ...known, me: trade.mine.name, mine, them: trade.theirs.name, theirs }];
}

/** Two bars end to end, with their names where there is room. @param {string} title @param {number} y @param {Trade} trade @param {number} mine @param {number} theirs */
function bars(title, y, trade, mine, theirs) {
  const [first, second] = [width(mine), width(theirs)];
  return [
    label([title, { together: mine + theirs }], LEFT, y + 10, "start"),
    rect("mine", LEFT, y + 18, first, 28),
    rect("theirs", LEFT + first, y + 18, second, 28),
    label(name(trade.mine.name, mine), LEFT + Math.floor(first / 2), y + 37, "middle", "mine"),
    label(name(trade.theirs.name, theirs), LEFT + first + Math.floor(second / 2), y + 37, "middle", "theirs"),
  ];
}

/** @param {number} points */
const width = (points) => Math.round(((RIGHT - LEFT) * points) / (2 * WHOLE));

/** @param {string} text @param {number} points */
function name(text, points) {
  const room = Math.floor(width(points) / 8);
  if ([...text].length + 3 <= room) return `${text} ${points}`;
  return room > 2 ? String(points) : "";
}
