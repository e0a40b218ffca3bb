/** The course in a frame below the line: which page it shows, and which it begins with. */
import { make } from "../core/dom.mjs";

/**
 * The page that an address names: `preparing/interests.html#worksheet-x`; "" when it is none of ours.
 * @param {string} address
 * @param {string[]} pages
 */
export function known(address, pages) {
  return pages.includes(String(address.split("#")[0])) ? address : "";
}

/** The frame looks like the course in it: light or dark, as the reader has chosen there. @param {Document} shown */
function followColours(shown) {
  const copy = () => {
    document.body.dataset.mdColorScheme = shown.body.dataset.mdColorScheme ?? "default";
  };
  new MutationObserver(copy).observe(shown.body, { attributeFilter: ["data-md-color-scheme"] });
  copy();
}

/**
 * Opens the course at `page`; calls `visit(page)` for each page that is opened from now on.
 * @param {HTMLElement} place
 * @param {string} page
 * @param {(page: string) => void} visit
 */
export function openCourse(place, page, visit) {
  const root = new URL(".", location.href);
  const frame = make("iframe", { src: new URL(page, root).href, title: document.title, className: "lms-course", name: "cg-course" });
  frame.allow = "clipboard-write";
  frame.onload = () => {
    const { contentDocument: shown, contentWindow } = frame;
    if (!shown?.body || !contentWindow) return;
    document.title = shown.title || document.title;
    followColours(shown);
    visit(decodeURI(contentWindow.location.pathname.slice(root.pathname.length)));
  };
  place.replaceChildren(frame);
}
