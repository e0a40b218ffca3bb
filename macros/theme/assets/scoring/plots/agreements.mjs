/** All agreements of a case: mine to the right, theirs upwards. What counts differs in shape, not in colour alone. */
import { sayFormatted } from "../phrases.mjs";
import { draw } from "../../core/dom.mjs";
import { LINE, WIDTH, along, round, rule, text } from "./parts.mjs";
/** @import { Drawn } from "./parts.mjs" */

const BOX = { left: 30, right: WIDTH - 10, top: 26, bottom: 276 };

/**
 * @typedef {{x: number, y: number}} At
 *
 * @typedef {object} AgreementsPlot
 * @property {{x: string, y: string}} names
 * @property {number} count           how many agreements there are
 * @property {At[]} dots
 * @property {At[]} frontier
 * @property {At} middle
 * @property {At} alternatives
 * @property {At} [yours]
 * @property {(At & {n: number})[]} [pairs] the results of a class, each with how many pairs came to it
 */

/** @param {AgreementsPlot} plot @returns {Drawn} */
export function agreements(plot) {
  const end = Math.ceil(Math.max(...plot.dots.flatMap(({ x, y }) => [x, y])) / 10) * 10 || 10;
  /** @param {At} at */
  const place = ({ x, y }) => ({ x: round(along(x, end, BOX.left, BOX.right - 6)), y: round(along(y, end, BOX.bottom, BOX.top + 6)) });
  const key = legend(plot);
  return {
    height: key.height,
    says: says(plot),
    nodes: [
      ...axes(plot.names, end),
      ...withoutDeal(place(plot.alternatives)),
      cloud(plot.dots.map(place)),
      ...edge(plot.frontier.map(place)),
      mark("middle", place(plot.middle)),
      ...(plot.yours ? [mark("yours", place(plot.yours))] : []),
      ...(plot.pairs ?? []).flatMap((pair) => counted(pair.n, place(pair))),
      draw("g", { class: "key" }, ...key.nodes),
    ],
  };
}

/** @param {{x: string, y: string}} names @param {number} end */
function axes({ x, y }, end) {
  const { left, right, top, bottom } = BOX;
  return [
    rule(left, bottom, right, bottom),
    rule(left, bottom, left, top),
    ...text("0", left - 6, bottom + 15, { anchor: "end" }),
    ...text(String(end), right - 6, bottom + 15, { anchor: "middle" }),
    ...text(String(end), left - 4, top + 12, { anchor: "end" }),
    ...text(sayFormatted("plots.agreements.x", { name: x }), right, bottom + 15 + LINE, {
      anchor: "end",
      class: "mine",
      "font-weight": 600,
    }),
    ...text(sayFormatted("plots.agreements.y", { name: y }), 0, 14, { class: "theirs", "font-weight": 600 }),
  ];
}

/** Every possible agreement as a dot; one path for all, because there can be thousands. @param {At[]} places */
const cloud = (places) => draw("path", { class: "dots", d: places.map(({ x, y }) => `M${x} ${y}h0`).join("") });

/** @param {At[]} places */
const edge = (places) => [
  draw("polyline", { class: "frontier", points: places.map(({ x, y }) => `${x},${y}`).join(" ") }),
  draw("path", { class: "frontier-marks", d: places.map((at) => square(at)).join("") }),
];

/** What each has without a deal, as lines: to the right of one and above the other, both are better off. @param {At} at */
const withoutDeal = ({ x, y }) => [
  rule(x, BOX.bottom, x, BOX.top, "line mark", { "stroke-dasharray": "5 4" }),
  rule(BOX.left, y, BOX.right, y, "line mark", { "stroke-dasharray": "5 4" }),
];

/** @param {At} at @param {number} [size] */
const square = ({ x, y }, size = 2.5) => `M${round(x - size)} ${round(y - size)}h${2 * size}v${2 * size}h${-2 * size}z`;

/** A triangle for the middle, a large full diamond for what the pair agreed. @param {"middle" | "yours"} kind @param {At} at */
function mark(kind, { x, y }) {
  if (kind === "middle") return draw("path", { class: "middle", d: `M${x} ${round(y - 7)}l7 12h-14z` });
  return draw("path", { class: "yours", d: `M${x} ${round(y - 9)}l9 9l-9 9l-9 -9z` });
}

/** One mark for all pairs of a class that came to the same; a number beside it says how many. @param {number} n @param {At} at */
const counted = (n, at) => [mark("yours", at), ...(n > 1 ? text(String(n), ...beside(at)) : [])];

/**
 * To the right of a mark, or to its left at the right edge.
 * @param {At} at
 * @returns {[number, number, Record<string, string | number>]}
 */
function beside({ x, y }) {
  const toLeft = x > BOX.right - 30;
  return [toLeft ? x - 12 : x + 12, y + 5, { anchor: toLeft ? "end" : "start", class: "over-line", "font-weight": 600 }];
}

/** @param {AgreementsPlot} plot */
function legend({ yours, pairs }) {
  /** @param {string} name @param {Node} shape @returns {[string, Node]} */
  const named = (name, shape) => [name, shape];
  /** @type {[string, Node][]} */
  const entries = [
    ...(pairs?.length ? [named("pairs", mark("yours", { x: 12, y: 0 }))] : []),
    ...(yours ? [named("yours", mark("yours", { x: 12, y: 0 }))] : []),
    ["frontier", draw("path", { class: "frontier-marks", d: square({ x: 12, y: 0 }, 3.5) })],
    ["middle", mark("middle", { x: 12, y: 0 })],
    ["alternatives", rule(2, 0, 22, 0, "line mark", { "stroke-dasharray": "5 4" })],
    ["dots", draw("path", { class: "dots", d: "M6 0h0M12 -4h0M18 1h0M11 4h0" })],
  ];
  /** @param {number} i */
  const y = (i) => BOX.bottom + 42 + LINE + i * (LINE + 4);
  const nodes = entries.flatMap(([name, shape], i) => [
    draw("g", { transform: `translate(0 ${y(i) - 5})` }, shape),
    ...text(sayFormatted(`plots.agreements.${name}`), 30, y(i)),
  ]);
  return { nodes, height: y(entries.length - 1) + 10 };
}

/** The cloud as a number; the rest one by one (the table has them all). @param {AgreementsPlot} plot */
function says({ names, count, frontier, middle, alternatives, yours, pairs = [] }) {
  /** @param {string} name @param {At} at */
  const sentence = (name, { x, y }) =>
    sayFormatted("plots.agreements.says", { label: sayFormatted(`plots.agreements.${name}`), x, y, a: names.x, b: names.y });
  return [
    ...(yours ? [sentence("yours", yours)] : []),
    ...pairs.map((pair) => sentence("pairs", pair)),
    sentence("middle", middle),
    sentence("alternatives", alternatives),
    sentence("frontier", frontier[0]),
    sentence("frontier", frontier[frontier.length - 1]),
    sayFormatted("plots.agreements.many", { n: count }),
  ];
}
