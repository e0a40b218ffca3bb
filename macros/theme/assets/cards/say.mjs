/** A card to which one writes or says an answer of one's own, and compares. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { mainButton } from "./buttons.mjs";
/** @import { Face, Front } from "./front.mjs" */
/** @import { SayCard } from "./spec.mjs" */

/** @param {SayCard} card @param {Front} front @returns {Face} */
export function sayFace(card, front) {
  const { player, askId } = front;
  const hint = make("p", { className: "ws-hint", id: `crd-${card.id}.hint` }, say("cards.say.hint"));
  const box = make("textarea", { rows: 2, autocomplete: "off", "aria-labelledby": askId, "aria-describedby": hint.id });
  box.value = player.kept.own(card);
  box.addEventListener("input", () => {
    front.isBegun = true;
    player.type(card, box.value);
  });
  const open = mainButton(say("cards.compare"), () => {
    open.hidden = true;
    compare(card, front);
  });
  return { nodes: [hint, box, open], follow: () => follow(box, player.kept.own(card)) };
}

/** @param {HTMLTextAreaElement} box @param {string} text */
function follow(box, text) {
  if (text) box.value = text;
}

/** @param {SayCard} card @param {Front} front */
function compare(card, front) {
  const before = front.player.kept.state(card).answer?.own;
  front.show(
    say("cards.answers"),
    make("ul", { className: "crd-answers" }, ...card.answers.map((answer) => make("li", {}, answer))),
    make("h3", { className: "crd-heading" }, say("cards.criteria")),
    make("ul", {}, ...card.criteria.map((mark) => make("li", {}, mark))),
    before && make("p", { className: "crd-quiet" }, say("cards.before", { text: before })),
    front.source(),
  );
  front.judge(say("cards.well"), say("cards.soon"));
}
