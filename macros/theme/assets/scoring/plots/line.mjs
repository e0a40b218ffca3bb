/** Alternatives on a line from 0 to 100; walk-away point and target as lines across all of them. */
import { formatNumber, formatted, sayFormatted } from "../phrases.mjs";
import { draw } from "../../core/dom.mjs";
import { LINE, WIDTH, rect, round, rule, text, wrapped } from "./parts.mjs";
/** @import { Phrase } from "../insights/common.mjs" */
/** @import { Drawn } from "./parts.mjs" */

const LEFT = 8;
const RIGHT = WIDTH - 44;
/** @param {number} value */
const x = (value) => LEFT + ((RIGHT - LEFT) * value) / 100;

/**
 * @typedef {{kind: string, label: Phrase, at: number, likely?: number, best?: boolean}} Mark an `alternative`, `walk` or `target`
 * @typedef {{lines: string[], from: number, anchor: "start" | "end"}} Head the words of a line across
 */

/** @param {{marks: Mark[]}} plot @returns {Drawn} */
export function line({ marks }) {
  const across = marks.filter(({ kind }) => kind !== "alternative");
  const rows = marks.filter(({ kind }) => kind === "alternative");
  const heads = across.map(head);
  let y = heads.reduce((all, { lines }) => all + lines.length * LINE, 10);
  const bars = rows.flatMap((mark) => {
    const [nodes, next] = bar(mark, y);
    y = next;
    return nodes;
  });
  const bottom = y + 6;
  return { height: bottom + 20, says: marks.map(says), nodes: [...crossings(across, heads, bottom), ...bars, ...axis(bottom)] };
}

/**
 * An alternative: its words, and a bar that ends in a dot; the best one is heavier.
 * @param {Mark} mark
 * @param {number} y
 * @returns {[SVGElement[], number]}
 */
function bar({ label, at, best }, y) {
  const lines = [...wrapped(formatted(label), WIDTH), ...(best ? [sayFormatted("plots.best")] : [])];
  const top = y + lines.length * LINE;
  const end = x(at);
  return [
    [
      ...text(lines, 0, y + LINE - 3, { "font-weight": best ? 600 : 400, class: "over-line" }),
      rect(LEFT, top + 5, end - LEFT, 4, best ? "shared" : "shared soft"),
      draw("circle", { class: best ? "shared" : "ring", cx: round(end), cy: top + 7, r: 6 }),
      ...text(formatNumber(at), WIDTH, top + 12, { anchor: "end" }),
    ],
    top + 24,
  ];
}

/** @param {number} y */
function axis(y) {
  /** @param {number} value */
  const tick = (value) => [rule(x(value), y, x(value), y + 4), ...text(String(value), x(value), y + 17, { anchor: "middle" })];
  return [rule(LEFT, y, RIGHT, y), ...[0, 50, 100].flatMap(tick)];
}

/** The words of a crossing line, on the side with more room. @param {Mark} mark @returns {Head} */
function head({ label, at }) {
  const [left, atEnd] = [x(at), at > 50];
  const room = atEnd ? left - 6 : WIDTH - left - 6;
  return {
    lines: wrapped(`${formatted(label)}: ${formatNumber(at)}`, room),
    from: left + (atEnd ? -6 : 6),
    anchor: atEnd ? "end" : "start",
  };
}

/**
 * Dashes for the walk-away point, a full line for the target; each starts at its own words.
 * @param {Mark[]} marks
 * @param {Head[]} heads
 * @param {number} bottom
 */
function crossings(marks, heads, bottom) {
  let y = 0;
  return marks.flatMap(({ kind, at }, i) => {
    const { lines, from, anchor } = heads[i];
    const top = y;
    y += lines.length * LINE;
    return [
      rule(x(at), top + 4, x(at), bottom, "mine mark", kind === "walk" ? { "stroke-dasharray": "5 4" } : {}),
      ...text(lines, from, top + 13, { anchor, class: "mine over-line", "font-weight": 600 }),
    ];
  });
}

/** @param {Mark} mark */
function says({ label, at, likely }) {
  return sayFormatted(likely === undefined ? "plots.line.says" : "plots.line.likely", { label, at, likely });
}
