/** Says which negotiation is on show, as soon as there are several, and turns to another. */
import { make } from "./dom.mjs";
import { say } from "./strings.mjs";

/** What a negotiation is called, also one that nobody has named. */
export const nameOf = ({ name }) => name.trim() || say("negotiation-unnamed");

function choice(library, choices) {
  const options = choices.map((one) => make("option", { value: one.id, textContent: nameOf(one), selected: one.id === library.negotiation }));
  const select = make("select", { className: "ws-negotiation-choice" }, ...options);
  select.onchange = () => library.use(select.value);
  return make("label", { className: "ws-negotiation" }, say("negotiation"), " ", select);
}

/**
 * What stands in a worksheet's bar, or on top of the plan: nothing while there is one negotiation.
 * @param {import("./library.mjs").Library} library
 * @param {string} [scope] of the worksheet
 * @returns {HTMLElement[]}
 */
export function switcher(library, scope) {
  const choices = library.negotiations().filter(({ id, archived }) => !archived || id === library.negotiation);
  if (library.negotiations().length < 2) return [];
  if (scope === "learner") return [make("span", { className: "ws-negotiation", textContent: say("negotiation-shared") })];
  return [choice(library, choices)];
}

/** What stands in a worksheet's bar. */
export const inBar = ({ library, spec }) => switcher(library, spec.scope);

/** Keeps every `[data-switcher]` of the page up to date. */
export function showSwitchers(library) {
  const places = document.querySelectorAll("[data-switcher]");
  const show = () => {
    for (const place of places) {
      const focused = place.contains(document.activeElement);
      place.replaceChildren(...switcher(library));
      if (focused) place.querySelector("select")?.focus();
    }
  };
  const isIts = (key) => key.includes("/_negotiations/") || key.endsWith("/_current");
  library.store.onChange((key) => isIts(key) && show());
  library.onTurn(show);
  if (places.length) show();
}
