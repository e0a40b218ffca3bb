/**
 * Pieces of plots. Colours come from classes; place, shape and pattern say the same without colour.
 *
 * @typedef {{height: number, nodes: Node[], says: string[]}} Drawn a plot, and its content in words
 * @typedef {Record<string, string | number | undefined>} Attributes
 */
import { draw } from "../../core/dom.mjs";

export const WIDTH = 300;
export const SIZE = 14;
/** Height of a line of text. */
export const LINE = 18;
/** A letter of a wide, bold face at this size, so that nothing is cut in any system font. */
const LETTER = 8.3;

/**
 * One image to a screen reader, named by its title and by the same content in words: not every
 * reader speaks descriptions, and the words inside the drawing mean little in a row.
 * @param {{id: string, title: string, says: string[], height: number}} about @param {Node[]} nodes
 */
export function picture({ id, title, says, height }, nodes) {
  const [titleId, wordsId] = [`${id}.title-of-plot`, `${id}.plot-in-words`];
  return draw(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-labelledby": `${titleId} ${wordsId}`, focusable: "false" },
    draw("title", { id: titleId }, title),
    draw("desc", { id: wordsId }, says.join("; ")),
    draw("g", { "aria-hidden": "true" }, ...nodes),
  );
}

/** @param {number} n */
export const round = (n) => Math.round(n * 10) / 10;

/**
 * Where `value` lies between two places, when `end` lies at the second.
 * @param {number} value
 * @param {number} end
 * @param {number} from
 * @param {number} to
 */
export const along = (value, end, from, to) => from + ((to - from) * value) / end;

/**
 * Phrase in lines of at most `width` units; after `most` lines it ends with "…" (the table has all of it).
 * @param {string} text
 * @param {number} width
 * @param {number} [most]
 * @returns {string[]}
 */
export function wrapped(text, width, most = 2) {
  const room = Math.floor(width / LETTER);
  const lines = [""];
  for (const word of text.split(/\s+/).flatMap((whole) => pieces(whole, room))) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= room || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1].slice(0, room - 1)}…`];
}

/** A word that is longer than a line is cut where the line ends. @param {string} word @param {number} room */
const pieces = (word, room) => (word.length > room ? [...word.matchAll(new RegExp(`.{1,${room}}`, "gu"))].map(([piece]) => piece) : [word]);

/**
 * Lines of text, the first with its baseline at `y`.
 * @param {string | string[]} lines
 * @param {number} x
 * @param {number} y
 * @param {Attributes & {anchor?: string}} [more]
 * @returns {SVGElement[]}
 */
export function text(lines, x, y, { anchor = "start", ...more } = {}) {
  return [lines]
    .flat()
    .map((line, i) => draw("text", { x: round(x), y: round(y + i * LINE), "text-anchor": anchor, "font-size": SIZE, ...more }, line));
}

/** @param {number} x @param {number} y @param {number} width @param {number} height @param {string} kind @param {Attributes} [more] */
export const rect = (x, y, width, height, kind, more = {}) =>
  draw("rect", { x: round(x), y: round(y), width: round(Math.max(0, width)), height, class: kind, ...more });

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {string} [kind] @param {Attributes} [more] */
export const rule = (x1, y1, x2, y2, kind = "axis", more = {}) =>
  draw("line", { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), class: kind, ...more });

/** Stripes, seen without colour and in print; `owner` is mine or theirs. @param {string} id @param {"mine" | "theirs"} owner */
export const hatch = (id, owner) =>
  draw(
    "pattern",
    { id: `${id}.${owner}`, class: `hatch-${owner}`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    draw("rect", { class: "ground", width: 6, height: 6 }),
    draw("rect", { class: "stripe", width: 3, height: 6 }),
  );

/**
 * An outlined and striped bar.
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {string} id
 * @param {"mine" | "theirs"} owner
 */
export const striped = (x, y, width, height, id, owner) => rect(x, y, width, height, `${owner}-striped`, { fill: `url(#${id}.${owner})` });
