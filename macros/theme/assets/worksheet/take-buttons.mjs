/** The takes of a worksheet that repeats: one button for each, and one for another. */
import { button, make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { nextTake, takeIds } from "../responses/takes.mjs";
import { takeLabel } from "./take-label.mjs";

/** @param {import("./worksheet.mjs").Worksheet} worksheet @param {string} take */
function takeButton(worksheet, take) {
  const { repeat } = worksheet.spec;
  const started = worksheet.responses.at(take).started();
  const made = button(takeLabel(repeat, take, started), () => worksheet.open(take));
  // As wide with its day as without: the buttons behind it stay where they are under a finger.
  made.dataset.room = takeLabel(repeat, take, started ? undefined : Date.now());
  made.classList.remove("ws-quiet");
  made.setAttribute("aria-pressed", String(take === worksheet.responses.take));
  return made;
}

/** What stands in a worksheet's bar. @param {import("./worksheet.mjs").Worksheet} worksheet @returns {HTMLElement[]} */
export function inBar(worksheet) {
  const { repeat } = worksheet.spec;
  const used = worksheet.responses.takes();
  const buttons = takeIds(repeat, used).map((/** @type {string} */ take) => takeButton(worksheet, take));
  if (repeat.add) buttons.push(button(repeat.add, () => worksheet.open(worksheet.responses.add(nextTake(used)).take)));
  const group = make("div", { className: "ws-takes" }, ...buttons);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", say("takes"));
  return [group];
}
