/** Says which negotiation is on show, as soon as there are several, and turns to another. */
import { make } from "../core/dom.mjs";
import { nameOf } from "../responses/negotiations.mjs";
import { say } from "../core/strings.mjs";

/**
 * @typedef {import("../responses/workbook-data.mjs").WorkbookData} WorkbookData
 * @typedef {import("../responses/negotiations.mjs").Negotiation} Negotiation
 */

/** @param {WorkbookData} workbook @param {Negotiation[]} choices */
function choice(workbook, choices) {
  const options = choices.map((negotiation) =>
    make("option", { value: negotiation.id, textContent: nameOf(negotiation), selected: negotiation.id === workbook.negotiation }),
  );
  const select = make("select", { className: "ws-negotiation-choice" }, ...options);
  select.onchange = () => workbook.use(select.value);
  return make("label", { className: "ws-negotiation" }, say("negotiation"), " ", select);
}

/**
 * What stands in a worksheet's bar, or on top of the plan: nothing while there is one negotiation.
 * @param {WorkbookData} workbook
 * @param {string} [scope] of the worksheet
 * @returns {HTMLElement[]}
 */
export function switcher(workbook, scope) {
  const choices = workbook.negotiations().filter(({ id, archived }) => !archived || id === workbook.negotiation);
  if (workbook.negotiations().length < 2) return [];
  if (scope === "learner") return [make("span", { className: "ws-negotiation", textContent: say("negotiation-shared") })];
  return [choice(workbook, choices)];
}

/** What stands in a worksheet's bar. @param {import("./worksheet.mjs").Worksheet} worksheet */
export const inBar = ({ workbook, spec }) => switcher(workbook, spec.scope);

/** Keeps every `[data-switcher]` of the page up to date. @param {WorkbookData} workbook */
export function showSwitchers(workbook) {
  const places = document.querySelectorAll("[data-switcher]");
  const show = () => {
    for (const place of places) {
      const focused = place.contains(document.activeElement);
      place.replaceChildren(...switcher(workbook));
      if (focused) place.querySelector("select")?.focus();
    }
  };
  /** @param {string} key */
  const isIts = (key) => key.includes("/_negotiations/") || key.endsWith("/_current");
  workbook.store.onChange((/** @type {string} */ key) => isIts(key) && show());
  workbook.onTurn(show);
  if (places.length) show();
}
