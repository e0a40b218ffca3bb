/** A card with a number to work out. */
import { make, note } from "../core/dom.mjs";
import { announce } from "../core/announce.mjs";
import { numberOf } from "../core/numbers.mjs";
import { say } from "../core/strings.mjs";
import { mainButton } from "./buttons.mjs";
/** @import { Face, Front } from "./front.mjs" */
/** @import { WorkOutCard } from "./spec.mjs" */

/** @param {WorkOutCard} card @param {Front} front @returns {Face} */
export function workOutFace(card, front) {
  const { player, askId } = front;
  const input = make("input", { type: "text", inputMode: "decimal", autocomplete: "off", "aria-labelledby": askId });
  input.value = player.kept.own(card);
  input.addEventListener("input", () => {
    front.isBegun = true;
    player.type(card, input.value);
  });
  const line = make("div", { className: "crd-number" }, input, card.unit && ` ${card.unit}`);
  const check = mainButton(say("cards.check"), () => judge(card, front, input, check));
  return { nodes: [line, check] };
}

/** @param {WorkOutCard} card @param {Front} front @param {HTMLInputElement} input @param {HTMLElement} check */
function judge(card, front, input, check) {
  const number = numberOf(input.value, { unit: card.unit });
  const line = /** @type {HTMLElement} */ (input.parentElement);
  if (number === undefined) {
    note(line, "crd-verdict", say("cards.no-number"));
    announce(say("cards.no-number"));
    return input.focus();
  }
  note(line, "crd-verdict");
  check.hidden = true;
  input.readOnly = true;
  const right = Math.abs(number - card.answer) <= card.within + 1e-9;
  const answer = [card.answer, card.unit].filter((each) => each !== undefined).join(" ");
  const title = right ? say("cards.yes", { answer }) : say("cards.no", { answer });
  front.show(title, make("p", {}, card.steps), front.source());
  front.finish(right);
}
