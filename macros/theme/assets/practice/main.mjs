/** Starts what practice cases have on a page: the way a case ends, and printing a card. */
import { announce } from "../core/announce.mjs";
import { part } from "../core/dom.mjs";
import { workbook } from "../worksheet/main.mjs";
import { say } from "../core/strings.mjs";
import { offerToAsk } from "./ask.mjs";
import { CaseEnd } from "./end.mjs";

/** @param {HTMLFormElement} form */
function startEnd(form) {
  try {
    new CaseEnd(form, workbook).start();
  } catch (problem) {
    console.error(problem);
    part(form, "status").textContent = say("broken");
    announce(say("broken"));
    part(form, "status").dataset.state = "error";
  }
}

/** @param {string} name @returns {NodeListOf<HTMLButtonElement>} */
const cardButtons = (name) => document.querySelectorAll(`.case-card [data-part=${name}]`);

/** Starts the ends of cases that stand in the document, and shows the buttons of cards. */
export function start() {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-case]"))) startEnd(form);
  for (const button of cardButtons("ask")) offerToAsk(button);
  for (const button of cardButtons("print")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
