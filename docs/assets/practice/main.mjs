/** Starts what practice cases have on a page: the way a case ends, and printing a card. */
import { announce } from "../worksheet/announce.mjs";
import { part } from "../worksheet/dom.mjs";
import { library } from "../worksheet/main.mjs";
import { say } from "../worksheet/strings.mjs";
import { CaseEnd } from "./end.mjs";

function start(form) {
  try {
    new CaseEnd(form, library).start();
  } catch (problem) {
    console.error(problem);
    part(form, "status").textContent = say("broken");
    announce(say("broken"));
    part(form, "status").dataset.state = "error";
  }
}

for (const form of document.querySelectorAll("form[data-case]")) start(form);
for (const button of document.querySelectorAll(".case-card [data-part=print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
