/** Pairs of bars that grow towards each other: mine from the left, theirs from the right. */
import { formatNumber, sayFormatted } from "../phrases.mjs";
import { LINE, WIDTH, rect, rule, striped, text, wrapped } from "./parts.mjs";
/** @import { Drawn } from "./parts.mjs" */

const BAR = 14;
const HALF = WIDTH / 2;
const ROW = 52;

/**
 * @typedef {{label: string, mine: number | null, theirs: number | null}} Part null for what is not known yet
 * @typedef {{parts: Part[], min: number, max: number, mine: string, theirs: string}} BothEndsPlot
 */

/** @param {BothEndsPlot} plot @param {string} stripes the beginning of the hatches' ids @returns {Drawn} */
export function bothEnds(plot, stripes) {
  const heads = [wrapped(plot.mine, HALF - 8), wrapped(plot.theirs, HALF - 8)];
  const top = Math.max(heads[0].length, heads[1].length) * LINE + 12;
  const nodes = plot.parts.flatMap((part, i) => row(part, plot, top + i * ROW, stripes));
  const height = top + plot.parts.length * ROW;
  return {
    height,
    says: plot.parts.map((part) => says(part, plot)),
    nodes: [
      ...text(heads[0], 0, 14, { class: "mine", "font-weight": 600 }),
      ...text(heads[1], WIDTH, 14, { class: "theirs", anchor: "end", "font-weight": 600 }),
      ...nodes,
    ],
  };
}

/** @param {Part} part @param {BothEndsPlot} plot @param {number} y @param {string} stripes */
function row({ label, mine, theirs }, { min, max }, y, stripes) {
  /** @param {number | null} value */
  const length = (value) => (value === null ? 0 : (HALF * (value - min)) / (max - min));
  const bar = y + LINE + 4;
  return [
    ...text(shown(mine), 0, y + 14),
    ...text(shown(theirs), WIDTH, y + 14, { anchor: "end" }),
    ...text(wrapped(label, WIDTH - 80, 1), HALF, y + 14, { anchor: "middle" }),
    rect(0.5, bar, WIDTH - 1, BAR, "track"),
    rule(HALF, bar - 3, HALF, bar + BAR + 3),
    rect(0.5, bar, length(mine), BAR, "mine"),
    striped(WIDTH - 0.5 - length(theirs), bar, length(theirs), BAR, stripes, "theirs"),
  ];
}

/** @param {number | null} value */
const shown = (value) => (value === null ? "?" : formatNumber(value));
/** @param {number | null} value */
const spoken = (value) => value ?? sayFormatted("insights.unknown");
/** @param {Part} part @param {BothEndsPlot} plot */
const says = ({ label, mine, theirs }, plot) =>
  sayFormatted("plots.both-ends.says", { part: label, mine: spoken(mine), theirs: spoken(theirs), me: plot.mine, them: plot.theirs });
