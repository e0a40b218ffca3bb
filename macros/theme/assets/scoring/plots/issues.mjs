/** Issues on two axes: mine to the right, theirs upwards. What could be traded lies far from the diagonal and stands out. */
import { sayFormatted } from "../phrases.mjs";
import { draw } from "../../core/dom.mjs";
import { LINE, WIDTH, along, round, rule, text, wrapped } from "./parts.mjs";
/** @import { Drawn } from "./parts.mjs" */

const BOX = { left: 34, right: WIDTH - 8, top: 24, bottom: 270 };

/**
 * @typedef {{id: string, issue: string, mine: number, theirs: number, stands: boolean}} Point `stands`: it could be traded
 * @typedef {Point & {number: number, x: number, y: number}} Placed
 * @typedef {{x: number, y: number, width: number}} Spot
 */

/** @param {{points: Point[]}} plot @returns {Drawn} */
export function issues({ points }) {
  const most = Math.max(10, ...points.flatMap(({ mine, theirs }) => [mine, theirs]));
  const end = Math.ceil((most + 2) / 10) * 10;
  const numbered = points.map((point, i) => ({ ...point, number: i + 1, ...place(point, end) }));
  const key = legend(numbered);
  return {
    height: key.height,
    nodes: [...axes(end), ...marks(numbered), ...key.nodes],
    says: points.map(({ issue, mine, theirs }) => sayFormatted("plots.issues.says", { issue, mine, theirs })),
  };
}

/** @param {Point} point @param {number} end */
const place = ({ mine, theirs }, end) => ({
  x: along(mine, end, BOX.left, BOX.right - 12),
  y: along(theirs, end, BOX.bottom, BOX.top + 12),
});

/** @param {number} end */
function axes(end) {
  const { left, right, top, bottom } = BOX;
  return [
    rule(left, bottom, right, bottom),
    rule(left, bottom, left, top),
    rule(left, bottom, right - 12, top + 12, "line", { "stroke-dasharray": "4 4" }),
    ...text("0", left - 8, bottom + 16, { anchor: "end" }),
    ...text(String(end), right - 12, bottom + 16, { anchor: "middle" }),
    ...text(String(end), left - 6, top + 16, { anchor: "end" }),
    ...text(sayFormatted("plots.axis-mine"), (left + right) / 2, bottom + 16, { anchor: "middle", class: "mine", "font-weight": 600 }),
    ...text(sayFormatted("plots.axis-theirs"), 0, 14, { class: "theirs", "font-weight": 600 }),
  ];
}

/** Points in the same place share their numbers. @param {Placed[]} points */
function marks(points) {
  const places = Map.groupBy ? Map.groupBy(points, at) : grouped(points);
  /** @type {Spot[]} */
  const labels = [];
  return [...places.values()].flatMap((here) => {
    const { x, y } = here[0];
    const label = here.map(({ number }) => number).join(", ");
    const spot = free(x, y, label.length * 7.5, points, labels);
    labels.push(spot);
    const stands = here.some((point) => point.stands);
    return [shape(x, y, stands), ...text(label, spot.x, spot.y, { "font-weight": stands ? 700 : 400 })];
  });
}

/** @param {Point} point */
const at = ({ mine, theirs }) => `${mine} ${theirs}`;
/** @param {Placed[]} points @returns {Map<string, Placed[]>} */
const grouped = (points) => points.reduce((places, point) => places.set(at(point), [...(places.get(at(point)) ?? []), point]), new Map());

/**
 * The first of four spots around a mark at which its number touches neither a mark nor a number.
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {Placed[]} points
 * @param {Spot[]} labels
 * @returns {Spot}
 */
function free(x, y, width, points, labels) {
  const spots = [
    [10, 5],
    [-10 - width, 5],
    [-width / 2, -12],
    [-width / 2, 22],
  ].map(([dx, dy]) => ({ x: x + dx, y: y + dy, width }));
  /** @param {Spot} a @param {Spot} b */
  const touches = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < 13;
  const others = [...labels, ...points.map((p) => ({ x: p.x - 9, y: p.y + 5, width: 18 }))];
  return spots.find((spot) => spot.x >= 0 && spot.x + width <= WIDTH && !others.some((other) => touches(spot, other))) ?? spots[0];
}

/** A full diamond for what could be traded, a ring for the rest. @param {number} x @param {number} y @param {boolean} stands */
const shape = (x, y, stands) =>
  stands
    ? draw("path", { class: "shared", d: `M${round(x)} ${round(y - 8)}l8 8l-8 8l-8 -8z` })
    : draw("circle", { class: "ring", cx: round(x), cy: round(y), r: 5 });

/** What the numbers mean, below the axes. @param {Placed[]} points */
function legend(points) {
  let y = BOX.bottom + 42;
  const nodes = [];
  if (points.some(({ stands }) => stands)) {
    nodes.push(shape(8, y - 5, true), ...text(sayFormatted("plots.trade"), 24, y));
    y += LINE + 4;
  }
  for (const { number, issue, stands } of points) {
    const lines = wrapped(issue, WIDTH - 24);
    nodes.push(
      ...text(String(number), 14, y, { anchor: "end", "font-weight": stands ? 700 : 400 }),
      ...text(lines, 24, y, { "font-weight": stands ? 700 : 400 }),
    );
    y += lines.length * LINE + 2;
  }
  return { nodes, height: y - 8 };
}
