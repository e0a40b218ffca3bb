/**
 * Cases on a line: where I place them, and where the author would. Pure.
 * @typedef {number | "off" | null} Place from 0 to 10, not on the line at all, or not placed yet
 * @typedef {{left: string, right: string, cases: {place: number | null}[]}} Line
 */
import { circle, LEFT, label, RIGHT, rect } from "./result.mjs";

const STEPS = 10;
/** Places no further apart than this are near each other. */
const NEAR = 2;

/** How near my places are to the author's. @param {Line} line @param {Place[]} places @returns {import("./result.mjs").Result} */
export function lineResult(line, places) {
  return {
    says: ["figure.line.near", { n: places.filter((mine, i) => near(mine, line.cases[i].place)).length, cases: places.length }],
    cells: places.map(cell),
    shapes: [...lineShapes(line), ...mine(places)],
  };
}

/** @param {Place} mine @param {number | null} theirs */
const near = (mine, theirs) => (theirs === null ? mine === "off" : typeof mine === "number" && Math.abs(mine - theirs) <= NEAR);

/** @param {Place} place @returns {import("./result.mjs").Cell} */
function cell(place) {
  if (place === "off") return ["figure.line.off", {}];
  return place ?? ["figure.line.open", {}];
}

/** @param {number} place */
const xOf = (place) => LEFT + 12 + Math.round(((RIGHT - LEFT - 24) * place) / STEPS);

/** Those at one place stand in a pile. @param {number} place @param {number[]} before */
const pile = (place, before) => 26 * before.filter((other) => Math.abs(other - place) < 1).length;

/** @param {Place[]} places @returns {[number: number, place: number][]} */
const placed = (places) => places.flatMap((place, i) => (typeof place === "number" ? [[i + 1, place]] : []));

/** A numbered box for each case that is on the line. @param {Line} line @returns {import("./result.mjs").Shape[]} */
export function lineShapes(line) {
  const theirs = placed(line.cases.map(({ place }) => place));
  const boxes = theirs.flatMap(([n, place], i) => {
    const y =
      62 -
      pile(
        place,
        theirs.slice(0, i).map(([, other]) => other),
      );
    return [rect("theirs", xOf(place) - 11, y, 22, 22), label(n, xOf(place), y + 16)];
  });
  const ends = [label(line.left, LEFT, 14, "start", "quiet"), label(line.right, RIGHT, 14, "end", "quiet")];
  return [{ tag: "path", class: "line", d: `M${LEFT} 86H${RIGHT}` }, ...boxes, ...ends];
}

/** My circles below the line. @param {Place[]} places */
function mine(places) {
  const own = placed(places);
  return own.flatMap(([n, place], i) => {
    const y =
      102 +
      pile(
        place,
        own.slice(0, i).map(([, other]) => other),
      );
    return [circle("mine", xOf(place), y, 11), label(n, xOf(place), y + 5)];
  });
}
