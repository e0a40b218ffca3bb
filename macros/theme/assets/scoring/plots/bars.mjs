/** Labelled bars from 0, for example what packages are worth. */
import { formatNumber, sayFormatted } from "../phrases.mjs";
import { LINE, WIDTH, rect, text, wrapped } from "./parts.mjs";
/** @import { Drawn } from "./parts.mjs" */

const BAR = 14;
const ROOM = WIDTH - 44;

/** @param {{bars: {label: string, value: number}[], max: number}} plot @returns {Drawn} */
export function bars({ bars: all, max }) {
  let y = 0;
  const nodes = all.flatMap(({ label, value }) => {
    const lines = wrapped(label, WIDTH);
    const [first, top] = [y + LINE - 5, y + lines.length * LINE];
    y = top + BAR + 14;
    return [
      ...text(lines, 0, first),
      rect(0.5, top, ROOM, BAR, "track"),
      rect(0.5, top, (ROOM * value) / max, BAR, "mine"),
      ...text(formatNumber(value), WIDTH, top + 12, { anchor: "end" }),
    ];
  });
  return { height: y, nodes, says: all.map(({ label, value }) => sayFormatted("plots.bars.says", { label, value })) };
}
