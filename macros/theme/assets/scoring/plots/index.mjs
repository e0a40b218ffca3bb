/** Plots by kind. All are 300 units wide, so that 14 units of text can be read on a narrow phone. */
import { sayFormatted } from "../phrases.mjs";
import { draw, make } from "../../core/dom.mjs";
import { agreements } from "./agreements.mjs";
import { bars } from "./bars.mjs";
import { bothEnds } from "./both-ends.mjs";
import { issues } from "./issues.mjs";
import { line } from "./line.mjs";
import { moments } from "./moments.mjs";
import { hatch, picture } from "./parts.mjs";
/** @import { Plot } from "../insights/common.mjs" */
/** @import { Drawn } from "./parts.mjs" */

/** @type {Record<string, (plot: any, id: string) => Drawn>} each kind knows what its plots hold */
const KINDS = { agreements, bars, "both-ends": bothEnds, issues, line, moments };

/**
 * A figure with a title and the same content in words. `id` must be unique on the page.
 * @param {Plot} plot
 * @param {string} id
 * @returns {HTMLElement}
 */
export function figure(plot, id) {
  const { height, nodes, says } = KINDS[plot.kind](plot, id);
  const about = { id, title: sayFormatted(`plots.${plot.kind}.title`), says, height };
  return make(
    "figure",
    { className: `ws-plot ws-plot-${plot.kind}` },
    picture(about, [draw("defs", {}, hatch(id, "mine"), hatch(id, "theirs")), ...nodes]),
  );
}
