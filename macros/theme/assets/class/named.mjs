/** Every file that was not taken as it came, by what happened to it. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** @typedef {import("./people.mjs").Named} Named a file that was not taken as it came */

/** What needs no action stays folded. */
const CALM = new Set(["other-file"]);

/** @param {Named[]} named */
export function namedNodes(named) {
  /** @type {Map<string, Named[]>} */
  const groups = new Map();
  for (const file of named) groups.set(file.what, [...(groups.get(file.what) ?? []), file]);
  const inOrder = [...groups].sort(([a], [b]) => Number(CALM.has(a)) - Number(CALM.has(b)));
  return inOrder.map(([what, files]) => group(what, files));
}

/** @param {string} what @param {Named[]} files */
function group(what, files) {
  const items = files.map(({ path, values }) =>
    make("li", {}, make("code", {}, path), values ? ` ${say(`class.trouble.${what}-more`, values)}` : ""),
  );
  const open = CALM.has(what) ? {} : { open: true };
  return make(
    "details",
    { className: "class-named-group ws-fold", "data-what": what, ...open },
    make("summary", {}, say(`class.trouble.${what}`, { n: files.length })),
    make("ul", {}, ...items),
  );
}
