/** A figure with a line: one places each case, then sees where the author would. */
import { part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { lineResult } from "./line.mjs";
import { settling, show } from "./show.mjs";

/** @param {HTMLElement} root @param {any} spec */
export function startPlaces(root, { line }) {
  const sliders = [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[data-case]"))];
  const off = [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[data-off]"))];
  /** @type {Set<HTMLInputElement>} */
  const placed = new Set();
  const places = () => sliders.map((slider, i) => (off[i].checked ? "off" : placed.has(slider) ? slider.valueAsNumber : null));
  const says = part(root, "says");
  const settle = settling(says);
  const update = () => {
    const now = places();
    const n = now.filter((place) => place === null).length;
    show(root, lineResult(line, now), n ? say("figure.line.missing", { n }) : "");
  };
  const onMove = (/** @type {Event} */ { target }) => {
    const i = sliders.indexOf(/** @type {HTMLInputElement} */ (target));
    if (i >= 0) placed.add(sliders[i]);
    if (part(root, "result").hidden) return;
    update();
    settle();
  };
  part(root, "try").addEventListener("input", onMove);
  // Who wants the middle, where sliders stand at first, clicks there and moves nothing.
  for (const slider of sliders) slider.addEventListener("click", onMove);
  part(root, "show").addEventListener("click", ({ currentTarget }) => {
    update();
    /** @type {HTMLElement} */ (currentTarget).hidden = true;
    says.tabIndex = -1;
    says.focus();
  });
}
