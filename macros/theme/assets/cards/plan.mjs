/** A card of the learner's own plan: said from memory, then looked up. Nothing of it is written or kept here. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { mainButton } from "./buttons.mjs";
/** @import { Face, Front } from "./front.mjs" */
/** @import { PlanCard } from "./spec.mjs" */

/** @param {PlanCard} card @param {Front} front @returns {Face} */
export function planFace(card, front) {
  const open = mainButton(say("cards.plan.show"), () => {
    open.hidden = true;
    const lines = front.player.lines(card).filter(({ text }) => text);
    front.show(say("cards.plan.yours"), make("dl", { className: "crd-lines" }, ...lines.flatMap(line)), front.source());
    front.judge(say("cards.plan.well"), say("cards.soon"));
  });
  return { nodes: [make("p", { className: "ws-hint" }, say("cards.plan.hint")), open] };
}

/** @param {{label: string, text: string}} line */
const line = ({ label, text }) => [make("dt", {}, label), make("dd", {}, text)];
