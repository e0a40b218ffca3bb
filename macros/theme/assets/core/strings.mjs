/** Sentences: the engine's words stand in `macros/strings/en.yaml`, never in a module. */
import { own } from "./values.mjs";

/** What `main.html` tells every page: `{course, base, lang, strings}`. */
export function readSite() {
  const island = document.getElementById("cg-site");
  return island ? JSON.parse(island.textContent) : { course: "course", base: "." };
}

let inPage;

/** The sentence of a key; undefined where the page does not carry it. @param {string} key */
export function wordsOf(key) {
  inPage ??= readSite().strings ?? {};
  return own(inPage, key);
}

/** The sentence `key` with `{name}` filled in from `values`; `{n}` chooses between one and other. */
export function say(key, values = {}) {
  const found = wordsOf(key) ?? key;
  const sentence = typeof found === "string" ? found : (values.n === 1 && found.one) || found.other;
  return sentence.replace(/\{(\w+)\}/g, (hole, name) => own(values, name) ?? hole);
}
