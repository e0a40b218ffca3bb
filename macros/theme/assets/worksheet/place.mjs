/** Where one is in a worksheet: how many prompts have a response, and the way to the next that has none. */
import { empty } from "../core/values.mjs";
import { findPart } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/**
 * @typedef {import("./slots.mjs").FormField} FormField
 * @typedef {import("./worksheet.mjs").Worksheet} Worksheet
 */

/** The prompts that are counted: those on show that stand open and have a number. @param {Worksheet} worksheet @returns {FormField[]} */
export const promptsOf = ({ fields }) =>
  fields.filter(({ field, element }) => field.type && element.matches(".ws-numbered") && !element.hidden && !element.closest(".ws-more"));

/** @param {Worksheet} worksheet @param {FormField} formField */
export const isOpen = (worksheet, { field }) => empty(worksheet.responseTo(field));

/** The first control of a field. @param {FormField} formField @returns {HTMLElement | null} */
export const firstControl = ({ element }) => element.querySelector(":is(input:not(.ws-keep), textarea, select, button):not([hidden])");

/** The open prompt behind the one where somebody is, or the first of all. @param {Worksheet} worksheet @returns {FormField | undefined} */
function nextOpen(worksheet) {
  const prompts = promptsOf(worksheet);
  const here = worksheet.form.dataset.steps ?? worksheet.lastField;
  const at = prompts.findIndex(({ element }) => element.dataset.field === here);
  return [...prompts.slice(at + 1), ...prompts.slice(0, at + 1)].find((prompt) => isOpen(worksheet, prompt));
}

/** Leads to the next open prompt; where one is on show at a time, to its step. @param {Worksheet} worksheet */
function goToNextOpen(worksheet) {
  const prompt = nextOpen(worksheet);
  if (!prompt) return;
  if (worksheet.form.dataset.steps === undefined) firstControl(prompt)?.focus();
  else location.hash = `${worksheet.spec.id}.${prompt.field.id}.step`;
}

/** Shows it in the head of the sheet, once something is written. @param {Worksheet} worksheet */
export function showPlace(worksheet) {
  const { form } = worksheet;
  const [place, next] = [findPart(form, "place"), /** @type {HTMLButtonElement | null} */ (findPart(form, "next-open"))];
  const prompts = promptsOf(worksheet);
  const open = prompts.filter((prompt) => isOpen(worksheet, prompt)).length;
  if (!place || !next) return;
  const isBegun = prompts.length > 1 && open < prompts.length;
  place.hidden = !isBegun;
  next.hidden = !isBegun || !open;
  place.textContent = say("head.place", { n: prompts.length - open, total: prompts.length });
  /** @type {HTMLElement | null} */ (form.querySelector(".ws-minutes"))?.toggleAttribute("hidden", isBegun);
  next.textContent = say("head.next-open");
  next.onclick = () => goToNextOpen(worksheet);
}
