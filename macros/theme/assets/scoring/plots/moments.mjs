/** How sure, part by part, one bar for each moment: outlined before, full after, striped looking back. */
import { formatNumber, formatted, sayFormatted } from "../phrases.mjs";
import { LINE, WIDTH, rect, striped, text, wrapped } from "./parts.mjs";
/** @import { Drawn } from "./parts.mjs" */

const BAR = 13;
const STEP = 17;
const ROOM = WIDTH - 40;

/**
 * One bar in the manner of its moment.
 * @param {string} moment
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {string} stripes
 */
function bar(moment, x, y, width, stripes) {
  if (moment === "looking-back") return striped(x, y, width, BAR, stripes, "mine");
  return rect(x, y, width, BAR, moment === "before" ? "mine soft" : "mine");
}

/**
 * @typedef {object} MomentsPlot
 * @property {{label: string, values: (number | null)[]}[]} parts null for what is not known
 * @property {{id: string, label: string}[]} moments
 * @property {number} min
 * @property {number} max
 */

/** @param {MomentsPlot} plot @param {string} stripes the beginning of the hatches' ids @returns {Drawn} */
export function moments({ parts, moments: times, min, max }, stripes) {
  let top = 0;
  const legend = times.flatMap(({ id, label }) => {
    const lines = wrapped(label, WIDTH - 30);
    const nodes = [bar(id, 0.5, top + 3, 22, stripes), ...text(lines, 30, top + 14)];
    top += lines.length * LINE;
    return nodes;
  });
  top += 10;
  const row = LINE + times.length * STEP + 10;
  /** @param {number} value */
  const length = (value) => (ROOM * (value - min)) / (max - min);
  /** @param {number | null} value @param {number} i @param {number} y */
  const valueNodes = (value, i, y) =>
    value === null
      ? text("?", 4, y + 11)
      : [
          rect(0.5, y, ROOM, BAR, "track"),
          bar(times[i].id, 0.5, y, length(value), stripes),
          ...text(formatNumber(value), WIDTH, y + 11, { anchor: "end" }),
        ];
  const nodes = parts.flatMap(({ label, values }, p) => [
    ...text(wrapped(label, WIDTH, 1), 0, top + p * row + 14, { "font-weight": 600 }),
    ...values.flatMap((value, i) => valueNodes(value, i, top + p * row + LINE + 4 + i * STEP)),
  ]);
  return { height: top + parts.length * row, nodes: [...legend, ...nodes], says: parts.map((part) => says(part, times)) };
}

/** @param {MomentsPlot["parts"][number]} part @param {MomentsPlot["moments"]} times */
const says = ({ label, values }, times) =>
  sayFormatted("plots.moments.says", {
    part: label,
    values: values.map((value, i) => `${times[i].label} ${value === null ? sayFormatted("insights.unknown") : formatted(value)}`),
  });
