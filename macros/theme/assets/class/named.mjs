/** Every file that was not taken as it came, by what happened to it. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** What needs no action stays folded. */
const CALM = new Set(["other-file"]);

/** @param {import("./people.mjs").Named[]} named */
export function namedNodes(named) {
  const groups = new Map();
  for (const one of named) groups.set(one.what, [...(groups.get(one.what) ?? []), one]);
  return [...groups].sort(([a], [b]) => CALM.has(a) - CALM.has(b)).map(([what, all]) => group(what, all));
}

function group(what, all) {
  const items = all.map(({ path, values }) => make("li", {}, make("code", {}, path), values ? ` ${say(`class.trouble.${what}-more`, values)}` : ""));
  const open = CALM.has(what) ? {} : { open: true };
  return make("details", { className: "class-named-group ws-fold", "data-what": what, ...open },
    make("summary", {}, say(`class.trouble.${what}`, { n: all.length })), make("ul", {}, ...items));
}
