/**
 * The frame around the pages: real buttons for the menu and the search, no single-key shortcuts,
 * and scrolling tables that a keyboard can scroll. The theme keeps its own state in two hidden
 * check boxes; the buttons below only press those and say what they find.
 */
import { keepOffline, workerInUse } from "../app/update.mjs";
import "./palette.mjs";
import "./search.mjs";
import "./send.mjs";

/** What may be wider than its page, and then scrolls in its own box. */
const SIDEWAYS = ".md-typeset__scrollwrap, .cg-scroll";

/** @param {string} name `drawer` or `search` @returns {HTMLInputElement} the theme's own switch */
const switchOf = (name) => /** @type {HTMLInputElement} */ (document.querySelector(`[data-md-toggle="${name}"]`));

/** @param {string} name @param {boolean} open */
function set(name, open) {
  const box = switchOf(name);
  if (box.checked !== open) box.click();
}

/** Where the focus goes when something opens. */
const first = {
  drawer: () => document.querySelector('[data-closes="drawer"]'),
  search: () => document.querySelector('[data-md-component="search-query"]'),
};

/** @param {HTMLElement} button one that opens the drawer or the search */
function connect(button) {
  const name = /** @type {"drawer" | "search"} */ (button.dataset.opens);
  const box = switchOf(name);
  button.addEventListener("click", () => {
    set(name, true);
    /** @type {HTMLElement | null} */ (first[name]())?.focus();
  });
  box.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(box.checked));
    if (!box.checked && !isUseful(/** @type {Element} */ (document.activeElement))) button.focus();
  });
}

/** @param {Element} element @returns {boolean} whether the focus is somewhere one can see */
function isUseful(element) {
  return Boolean(
    element !== document.body &&
      element.getClientRects().length &&
      getComputedStyle(element).visibility === "visible" &&
      !element.closest("#cg-search"),
  );
}

/** Keeps the focus out of the page behind an open drawer or search. @param {FocusEvent} event */
function closeWhenLeft(event) {
  const target = /** @type {Element} */ (event.target);
  for (const name of ["drawer", "search"]) {
    if (switchOf(name)?.checked && !target.closest(`#cg-${name}, .cg-opener`)) set(name, false);
  }
}

/** What moves through the theme's search; it needs no other key. */
const SEARCH_KEYS = ["Enter", "ArrowUp", "ArrowDown", "ArrowRight"];

/**
 * Keeps the other keys from the theme: single letters belong to whoever is typing. And on Tab it
 * would first take the focus away from its box; from nowhere WebKit begins again at the top.
 * @param {KeyboardEvent} event
 */
function keepKeys(event) {
  if (event.key === "Escape") for (const name of ["drawer", "search"]) if (switchOf(name)) set(name, false);
  if (SEARCH_KEYS.includes(event.key)) reopen(event);
  else event.stopPropagation();
}

/** After Escape the box keeps the focus: whoever goes on there sees again what is found. @param {Event} event */
function reopen(event) {
  if (event.target === first.search()) set("search", true);
}

/** A region that scrolls sideways can be reached, and has the name of its heading. @param {HTMLElement} region */
function makeReachable(region) {
  const scrolls = region.scrollWidth > region.clientWidth;
  for (const name of ["tabindex", "role", "aria-label"]) region.removeAttribute(name);
  if (!scrolls) return;
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", nameOf(region));
}

/** @param {HTMLElement} region @returns {string} its heading, with a number where several stand under one */
function nameOf(region) {
  const heading = headingBefore(region);
  const alike = [...document.querySelectorAll(SIDEWAYS)].filter((other) => headingBefore(other) === heading);
  return alike.length > 1 ? `${heading} (${alike.indexOf(region) + 1})` : heading;
}

/** @param {Element} region @returns {string} the words of the last heading above it */
function headingBefore(region) {
  const headings = [...document.querySelectorAll("h1, h2, h3, h4")];
  const above = headings.filter((heading) => heading.compareDocumentPosition(region) & Node.DOCUMENT_POSITION_FOLLOWING);
  return above.pop()?.textContent?.trim() ?? document.title;
}

/** @param {string} selector @returns {NodeListOf<HTMLElement>} */
const all = (selector) => document.querySelectorAll(selector);

for (const button of all("[data-opens]")) connect(button);
for (const button of all("[data-closes]")) button.addEventListener("click", () => set(String(button.dataset.closes), false));
document.addEventListener("focusin", closeWhenLeft);
document.addEventListener("keydown", keepKeys);
document.addEventListener("input", reopen);

// Progress is marked only where there may be some: most readers load nothing for it.
const isBegun = document.documentElement.classList.contains("cg-begun");
const writes = document.querySelector("[data-worksheet], [data-workbook]");
if (!writes && document.getElementById("cg-progress") && (isBegun || document.querySelector("[data-progress]"))) {
  import("../worksheet/lesson-marks.mjs").then(({ followStorage }) => followStorage());
}

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) makeReachable(/** @type {HTMLElement} */ (target));
});
// The theme wraps tables only once the page is parsed, which is after this module has run.
window.addEventListener("load", () => {
  for (const region of all(SIDEWAYS)) sizes.observe(region);
});

// Pages are fetched ahead once somebody moves, where that costs them nothing and no worker has them.
const { connection } = /** @type {any} */ (navigator);
if (!connection?.saveData && !workerInUse() && location.protocol !== "file:") {
  for (const moved of ["pointerover", "scroll"]) addEventListener(moved, () => import("../app/ahead.mjs"), { once: true });
}

/** Milliseconds to a page's first frame, on a machine that is quick enough to draw the change of pages. */
const QUICK = 150;

// The browser draws both pages for it, and where drawing is slow the next page would come twice as late.
addEventListener("pageswap", ({ viewTransition }) => {
  if (!(performance.getEntriesByType("paint")[0]?.startTime < QUICK)) viewTransition?.skipTransition();
});

// Last: whatever the page itself loads goes first.
window.addEventListener("load", () => setTimeout(keepOffline, 1000));
