/** What only some worksheets show comes from modules of its own, once there is something to show. */

import { findPart } from "../core/dom.mjs";

/** Scores and insights. @param {import("./worksheet.mjs").Worksheet} worksheet */
export async function showResults(worksheet) {
  const { scoring, fields } = worksheet.spec;
  if (scoring || fields.some((/** @type {import("../responses/spec.mjs").Field} */ { calculator }) => calculator))
    await (await import("./scores.mjs")).showResults(worksheet);
}

/** Responses that have no place in the worksheet any more. @param {import("./worksheet.mjs").Worksheet} worksheet */
export async function showEarlier(worksheet) {
  const { form, responses, unshown } = worksheet;
  const some = responses.leftovers().length || Object.values(unshown).some((rest) => rest !== undefined);
  if (some || form.querySelector(".ws-earlier")) (await import("./kept.mjs")).showKept(worksheet);
}

/**
 * Something kept for a field cannot be read.
 * @param {HTMLElement} element the field's
 * @param {() => string | undefined} trouble how it is now
 */
export async function showTrouble(element, trouble) {
  if (trouble() || element.querySelector(":scope > .ws-trouble")) (await import("./kept.mjs")).showTrouble(element, trouble());
}

/** The menu, once it is open. @param {import("./worksheet.mjs").Worksheet} worksheet */
export async function showMenu(worksheet) {
  if (worksheet.form.querySelector(".ws-menu[open]")) await worksheet.withModule(import("./menu.mjs"), (menu) => menu.showMenu(worksheet));
}

/** How many prompts have a response: once there is one. @param {import("./worksheet.mjs").Worksheet} worksheet */
export async function showProgress(worksheet) {
  const { form, responses } = worksheet;
  const place = findPart(form, "place");
  if (place && (!place.hidden || responses.savedAt())) (await import("./place.mjs")).showPlace(worksheet);
}

/** One prompt at a time, where the address says so, or said so a moment ago. @param {import("./worksheet.mjs").Worksheet} worksheet */
export async function showSteps(worksheet) {
  const { form, spec } = worksheet;
  const isWanted = location.hash.startsWith(`#${spec.id}.`) && location.hash.endsWith(".step");
  if (isWanted || form.dataset.steps) (await import("./steps.mjs")).showSteps(worksheet);
}

/** Boxes grow with their text by themselves, but in older browsers. @param {import("./worksheet.mjs").Worksheet} worksheet */
export async function growBoxes({ form }) {
  if (!CSS.supports("field-sizing", "content")) (await import("./grow.mjs")).growBoxes(form);
}
