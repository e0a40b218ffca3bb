/** The menu of a worksheet: whether anything is kept, printing it alone, and clearing. Fetched when it is opened. */
import { button, findPart, make, part } from "../core/dom.mjs";
import { printSheet } from "./print-sheet.mjs";
import { say } from "../core/strings.mjs";

/** @typedef {import("./worksheet.mjs").Worksheet} Worksheet */

/** Puts into the menu what a worksheet can be told. @param {Worksheet} worksheet */
function fill(worksheet) {
  const { form, workbook } = worksheet;
  const keepNothing = make("input", { type: "checkbox", "data-part": "keep-nothing" });
  keepNothing.onchange = () => {
    workbook.store.keepsNothing = keepNothing.checked;
    close?.();
  };
  const clear = button(say("clear"), () => worksheet.withModule(import("./undo.mjs"), ({ clearAll }) => clearAll(worksheet)));
  clear.dataset.part = "clear";
  const print = button(say("print-sheet"), () => printSheet(form));
  part(form, "menu").append(
    make("label", { className: "ws-nothing" }, keepNothing, " ", say("nothing")),
    make("p", {}, print),
    make("p", {}, clear),
  );
  const close = findPart(form, "head") && closing(/** @type {HTMLDetailsElement} */ (form.querySelector(".ws-menu")));
}

/**
 * It lies over what comes next, so it closes when one goes on, or with Escape.
 * @param {HTMLDetailsElement} menu
 * @returns {() => void} closes it once it has done something: what comes of that stands below it
 */
function closing(menu) {
  const close = () => {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  };
  menu.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (to instanceof Node && !menu.contains(to)) menu.open = false;
  });
  menu.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  return close;
}

/** Shows the menu as it is now. @param {Worksheet} worksheet */
export function showMenu(worksheet) {
  const { form, workbook } = worksheet;
  if (!findPart(form, "keep-nothing")) fill(worksheet);
  /** @type {HTMLInputElement} */ (part(form, "keep-nothing")).checked = workbook.store.keepsNothing;
}
