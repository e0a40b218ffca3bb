/** What comes with the first need of it: a style sheet, or the sentences of a part that no page carries. */
import { make } from "../core/dom.mjs";
import { fileOf } from "../core/site-path.mjs";
import { addSentences, readSite } from "../core/strings.mjs";
/** @import { Sentence } from "../core/strings.mjs" */

/** @type {Map<string, Promise<boolean>>} */
const arrivals = new Map();

/** @param {string} path below `assets/` */
const address = (path) => fileOf(`assets/${path}`, readSite().base).href;

/**
 * Adds an element that loads a file, once; false where the file did not come, and the next call tries again.
 * @param {string} path
 * @param {HTMLLinkElement | HTMLScriptElement} element
 * @returns {Promise<boolean>}
 */
function load(path, element) {
  const arrival = new Promise((resolve) => {
    element.onload = () => resolve(true);
    element.onerror = () => resolve(!arrivals.delete(path));
  });
  document.head.append(element);
  arrivals.set(path, arrival);
  return arrival;
}

/** @param {string} path below `assets/` @returns {Promise<boolean>} whether the style sheet is there */
export const loadSheet = (path) => arrivals.get(path) ?? load(path, make("link", { rel: "stylesheet", href: address(path) }));

/**
 * Loads the sentences of a part, which a script holds: that is what browsers load from a folder, too.
 * @param {string} part
 * @returns {Promise<boolean>} whether `say` knows them now
 */
export async function loadSentences(part) {
  const path = `sentences/${part}.js`;
  const arrived = await (arrivals.get(path) ?? load(path, make("script", { src: address(path) })));
  const { cgSentences = {} } = /** @type {{cgSentences?: Record<string, Record<string, Sentence>>}} */ (globalThis);
  addSentences(cgSentences[part] ?? {});
  return arrived;
}
