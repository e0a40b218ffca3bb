/**
 * Search results as a screen reader meets them. The theme writes a whole article into each link,
 * which leaves the link without a name, and lets an empty list be a stop for the keyboard.
 */

import { PATIENCE } from "../core/in-time.mjs";

const list = /** @type {Element} */ (document.querySelector(".md-search-result__list"));
const region = list?.closest("section");

/**
 * Names new results, and lets the list be scrolled by keyboard while it holds some.
 * @param {Element} list
 * @param {HTMLElement} region
 */
function follow(list, region) {
  for (const link of list.querySelectorAll(".md-search-result__link:not([aria-label])")) {
    link.setAttribute("aria-label", link.querySelector("h1, h2")?.textContent ?? "");
  }
  if (list.childElementCount) region.tabIndex = 0;
  else region.removeAttribute("tabindex");
}

if (region) new MutationObserver(() => follow(list, region)).observe(list, { childList: true, subtree: true });

/** What stands there until the theme's search has started, and has a word of its own. @type {HTMLElement | null} */
const starting = document.querySelector("[data-late]");
const query = document.querySelector('[data-md-component="search-query"]');
const sayLate = () => {
  if (starting) starting.textContent = starting.getAttribute("data-late");
};
query?.addEventListener("focus", () => setTimeout(sayLate, PATIENCE), { once: true });
