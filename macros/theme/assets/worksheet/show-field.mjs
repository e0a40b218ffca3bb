/** One field of a worksheet, drawn from what is stored. */
import { showPrevious, showReplies } from "./around.mjs";
import { sparing } from "./controls.mjs";
import { loadedExtras } from "./loaded-modules.mjs";
import { showTrouble } from "./lazy.mjs";
import { slotAt, slotsOf } from "./slots.mjs";
import { holds, isUndecided } from "../responses/conditions.mjs";
import { empty } from "../core/values.mjs";

/**
 * @typedef {import("./slots.mjs").FormField} FormField
 * @typedef {import("./worksheet.mjs").Worksheet} Worksheet
 */

/**
 * Shows a field as it is stored, but for a control that somebody types in.
 * @param {Worksheet} worksheet
 * @param {FormField} formField
 * @param {boolean} isBack the page has just come back: a box that is empty was emptied by the browser
 */
export function showField(worksheet, formField, isBack) {
  const { field, element } = formField;
  if (field.show_when) showWhenAsked(worksheet, field, element);
  if (!field.type) return;
  // A text too long to be shown stays stored, and the field empty.
  const value = worksheet.responses.isLong(field) ? undefined : putIn(worksheet, formField, isBack);
  showAround(worksheet, formField, value);
  if (!empty(worksheet.responses.value(field))) worksheet.unfold(element.closest("details"));
}

/** What nobody knows yet hides on screen only: paper has it, with its condition. @param {Worksheet} worksheet @param {FormField["field"]} field @param {HTMLElement} element */
function showWhenAsked(worksheet, field, element) {
  const look = (/** @type {string} */ reference) => worksheet.look(reference);
  element.hidden = !holds(field.show_when, look);
  element.toggleAttribute("data-undecided", isUndecided(field.show_when, look));
}

/** Puts the response into the controls. @param {Worksheet} worksheet @param {FormField} formField @param {boolean} isBack @returns {any} the response */
function putIn(worksheet, formField, isBack) {
  const { field, element, kind } = formField;
  const value = worksheet.responseTo(field);
  worksheet.shape(formField, "shape", value);
  const typedIn = worksheet.conflict.protectedControl(element);
  const control = isBack && !typedIn?.value ? null : typedIn;
  const newer = sparing(control, () => kind.write(element, value, field));
  const slot = control && slotAt(worksheet.fields, control);
  if (control && slot) worksheet.conflict.propose(control, slot, newer);
  else worksheet.keepUnshown(formField, value);
  return value;
}

/** What stands around the controls, and follows from the response. @param {Worksheet} worksheet @param {FormField} formField @param {any} value */
function showAround(worksheet, formField, value) {
  const { field, element, kind } = formField;
  const shown = kind.read(element, field);
  showReplies(element, shown);
  for (const extra of loadedExtras()) extra.show?.(worksheet, formField, value);
  for (const slot of slotsOf(formField)) showPrevious(worksheet, slot);
  kind.show(worksheet, formField, shown);
  showTrouble(element, () => worksheet.responses.trouble(field));
}
