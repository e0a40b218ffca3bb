/** A result on the page: drawing, sentence and table at once; told to screen readers once it settles. */
import { announce } from "../core/announce.mjs";
import { draw, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** Milliseconds without a further step after which a slider has come to rest. */
const SETTLED = 700;

/** A number, a text, or a sentence. @param {import("./result.mjs").Cell} cell */
export const textOf = (cell) => (Array.isArray(cell) ? say(cell[0], cell[1]) : String(cell));

/** @param {HTMLElement} root @param {import("./result.mjs").Result} result @param {string} [more] said behind the sentence */
export function show(root, { says, cells, shapes }, more = "") {
  const place = part(root, "result");
  place.hidden = false;
  place.querySelector("svg")?.replaceChildren(...shapes.map(({ tag, text = "", ...attributes }) => draw(tag, attributes, textOf(text))));
  part(place, "says").textContent = [textOf(says), more].filter(Boolean).join(" ");
  place.querySelectorAll("tbody tr").forEach((row, i) => {
    const cell = row.querySelector("td");
    if (cell) cell.textContent = textOf(cells[i]);
  });
}

/** Tells what stands in an element, once nothing moves any more. @param {HTMLElement} element @returns {() => void} to be called at each step */
export function settling(element) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => announce(element.textContent ?? ""), SETTLED);
  };
}
