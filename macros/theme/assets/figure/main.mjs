/** Starts the figures that stand in the document; one that fails says so, and leaves what is for paper. */
import { announce } from "../core/announce.mjs";
import { make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { startPlaces } from "./places.mjs";
import { startSliders } from "./sliders.mjs";

/** @param {HTMLElement} root */
function begin(root) {
  const spec = JSON.parse(/** @type {HTMLElement} */ (root.querySelector(".figure-spec")).textContent);
  if (spec.subject === "line") startPlaces(root, spec);
  else startSliders(root, spec);
}

/** @param {HTMLElement} root @param {unknown} problem */
function giveUp(root, problem) {
  console.error(problem);
  root.classList.add("figure-broken");
  part(root, "paper").prepend(make("p", { className: "ws-notice" }, say("figure.broken")));
  announce(say("figure.broken"));
}

/** Starts every figure of the page. */
export function start() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-figure]"))) {
    try {
      begin(root);
    } catch (problem) {
      giveUp(root, problem);
    }
  }
}
