/** Sentences: the engine's words stand in `macros/strings/en.yaml`, never in a module. */
import { own } from "./records.mjs";

/** What `main.html` tells every page: `{course, base, lang, strings}`. Published pages share a file of strings. */
export function readSite() {
  const island = document.getElementById("cg-site");
  const site = island ? JSON.parse(island.textContent) : { course: "course", base: ".", lang: "en" };
  return { strings: globalThis.cgWords ?? {}, ...site };
}

let sentences;

/** The sentence `key` with `{name}` filled in from `values`; `{n}` chooses between one and other. */
export function say(key, values = {}) {
  sentences ??= readSite().strings;
  const found = own(sentences, key) ?? key;
  const sentence = typeof found === "string" ? found : (values.n === 1 && found.one) || found.other;
  return sentence.replace(/\{(\w+)\}/g, (hole, name) => own(values, name) ?? hole);
}
