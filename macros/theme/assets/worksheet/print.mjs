/** Paper: a control prints only what fits on screen, and a day as the browser writes it, so its words are set beside it for print. */
import { make, part } from "../core/dom.mjs";
import { dayWords } from "../core/dates.mjs";

const MIRRORED = "textarea, input[type=text], input[type=date]";

/**
 * Before printing every filled control gets a `.ws-mirror`, and what is folded opens. What one keeps
 * for oneself is printed only where that is ticked.
 * @param {HTMLFormElement} form
 */
export function printAll(form) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  form.addEventListener("change", () => allow(form));
  addEventListener("beforeprint", () => {
    clear(form);
    allow(form);
    for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(MIRRORED))) if (control.value) mirror(control);
    opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (form.querySelectorAll("details:not([open], .ws-example, .ws-menu)"))];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    clear(form);
    for (const details of opened) details.open = false;
  });
}

/** Marks say what style sheets would need `:has()` for: a browser without it must not print more. @param {HTMLFormElement} form */
function allow(form) {
  for (const field of form.querySelectorAll("[data-keep]")) {
    field.toggleAttribute("data-printed", /** @type {HTMLInputElement} */ (part(field, "print-keep")).checked);
  }
}

/** @param {HTMLInputElement} control */
function mirror(control) {
  control.toggleAttribute("data-mirrored", true);
  control.after(make("div", { className: "ws-mirror", textContent: control.type === "date" ? dayWords(control.value) : control.value }));
}

/** @param {HTMLFormElement} form */
function clear(form) {
  for (const mirror of form.querySelectorAll(".ws-mirror")) mirror.remove();
  for (const control of form.querySelectorAll("[data-mirrored]")) control.removeAttribute("data-mirrored");
}
