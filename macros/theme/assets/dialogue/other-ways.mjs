/** Words that wait: written at turns that are no longer on the way, or were not reached again yet. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { own } from "../core/values.mjs";
/** @import { Dialogue, Written } from "./spec.mjs" */

/**
 * They are shown folded, so that nothing that was written is out of reach.
 * @param {Dialogue} dialogue
 * @param {Written[]} later
 * @returns {HTMLElement[]}
 */
export function otherWays({ turns }, later) {
  if (!later.length) return [];
  const items = later.map((entry) => {
    const says = own(turns, entry.turn)?.says;
    return make("li", {}, says && make("span", { className: "dlg-asked" }, says), make("span", { className: "dlg-written" }, entry.own));
  });
  return [
    make(
      "details",
      { className: "ws-more dlg-others" },
      make("summary", {}, say("dialogue.later", { n: later.length })),
      make("ul", { className: "dlg-list" }, items),
    ),
  ];
}
