/** Draws what follows from the controls of a case's ending: its code, limits, and points left to give. */
import { part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { showEntries } from "../worksheet/fields/entries.mjs";
import { readForm } from "./end-form.mjs";
import { codeOf, limitsMet, otherRole, pointsLeft, SHARE } from "./ending.mjs";

/** @param {HTMLFormElement} form @param {import("./ending.mjs").EndingCase} data */
export function drawEnding(form, data) {
  const ending = readForm(form);
  part(form, "agreement").hidden = ending.ended !== "deal";
  part(form, "code").textContent = codeOf(ending, data) ?? say("practice.code.waiting");
  drawLimits(form, limitsMet(ending, data));
  const name = ending.role && data.roles[otherRole(ending.role)].name;
  if (name) part(form, "guess-of").textContent = say("practice.guess-of", { name });
  drawLeft(form, pointsLeft(ending));
  showEntries(form, () => SHARE);
}

/** @param {HTMLFormElement} form @param {import("./ending.mjs").Limit[]} met */
function drawLimits(form, met) {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-issue]"))) {
    const limit = met.find(({ issue }) => issue === box.dataset.issue);
    const line = part(box, "limit");
    line.hidden = !limit;
    if (limit) line.textContent = say("practice.limit", limit);
  }
}

/** Until all points are given, the code leaves the guess out, so what a guess needs is said. @param {HTMLFormElement} form @param {number} left */
function drawLeft(form, left) {
  const key = left === 0 ? "exact" : left < 0 ? "over" : "left";
  const line = left === 100 ? "" : say(`practice.${key}`, { n: Math.abs(left) });
  part(form, "left").textContent = left === 100 || left === 0 ? line : `${line}. ${say("practice.guess-first")}`;
}
