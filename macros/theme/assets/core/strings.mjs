/**
 * Sentences: they stand in `macros/strings/en.yaml`, never in a module.
 *
 * @typedef {string | {one?: string, other: string}} Sentence `one` is said of a single thing
 * @typedef {{course: string, base: string, lang?: string, strings?: Record<string, Sentence>}} SiteData what
 *   `main.html` tells every page; `base` is the address of the site's root, as seen from it
 */
import { own } from "./values.mjs";

/** What `main.html` tells every page. @returns {SiteData} */
export function readSite() {
  const island = document.getElementById("cg-site");
  return island ? JSON.parse(island.textContent) : { course: "course", base: "." };
}

/** @type {Record<string, Sentence> | undefined} */
let inPage;

/** Those that the page carries, and that came later. @returns {Record<string, Sentence>} */
function sentences() {
  inPage ??= readSite().strings ?? {};
  return inPage;
}

/** Has `say` know more than the page carries. @param {Record<string, Sentence>} more */
export const addSentences = (more) => Object.assign(sentences(), more);

/** The sentence of a key; undefined where the page does not have it. @param {string} key @returns {Sentence | undefined} */
export const sentenceOf = (key) => own(sentences(), key);

/**
 * The sentence `key` with `{name}` filled in from `values`; `{n}` chooses between one and other.
 * @param {string} key
 * @param {Record<string, any>} [values]
 * @returns {string}
 */
export function say(key, values = {}) {
  const sentence = sentenceOf(key) ?? key;
  const text = typeof sentence === "string" ? sentence : (values.n === 1 && sentence.one) || sentence.other;
  return text.replace(/\{(\w+)\}/g, (hole, name) => own(values, name) ?? hole);
}
