/**
 * What a figure comes to where its sliders stand: a sentence, the cells of a table, a drawing. Pure. The build
 * half, `macros/figures/`, does the same sums; a test holds both to the same.
 *
 * @typedef {[key: string, values: Record<string, any>]} Sentence
 * @typedef {number | string | Sentence} Cell
 * @typedef {{tag: "rect" | "circle" | "text" | "path", text?: Cell, [attribute: string]: any}} Shape
 * @typedef {{says: Sentence, cells: Cell[], shapes: Shape[]}} Result
 * @typedef {Record<string, number>} Values by slider
 */

/** Where drawings begin and end; all are 360 wide. */
export const LEFT = 12;
export const RIGHT = 348;

/** @type {(kind: string, x: number, y: number, width: number, height: number) => Shape} */
export const rect = (kind, x, y, width, height) => ({ tag: "rect", class: kind, x, y, width, height });

/** @type {(kind: string, x: number, y: number, radius: number) => Shape} */
export const circle = (kind, x, y, radius) => ({ tag: "circle", class: kind, cx: x, cy: y, r: radius });

/** @type {(text: Cell, x: number, y: number, anchor?: string, kind?: string) => Shape} */
export const label = (text, x, y, anchor = "middle", kind = "") => ({ tag: "text", class: kind, x, y, "text-anchor": anchor, text });

/** The same place, with room for a short text on both sides. @param {number} x */
export const within = (x) => Math.min(Math.max(x, LEFT + 12), RIGHT - 12);
