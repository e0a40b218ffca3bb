/** Clearing a worksheet: at once, without a question. And the ways back. */
import { button, part } from "../core/dom.mjs";
import { empty } from "../core/values.mjs";
import { say } from "../core/strings.mjs";
import { broughtBack } from "../responses/versions.mjs";
import { slotsOf } from "./slots.mjs";

/**
 * @typedef {import("./slots.mjs").FormField} FormField
 * @typedef {import("./slots.mjs").Slot} Slot
 * @typedef {import("./worksheet.mjs").Worksheet} Worksheet
 */

/** Puts a value in the place of what stands there, which can be brought back in its turn. @param {Worksheet} worksheet @param {FormField & {row?: string}} slot @param {any} value */
export function putInstead({ autosave }, slot, value) {
  autosave.replace(slot);
  autosave.put(slot, value);
}

/**
 * A button that gets the focus right away, so its name says what it would undo.
 * @param {string} done @param {() => void} act
 */
export function undoButton(done, act) {
  const undo = button(say("undo"), act);
  undo.setAttribute("aria-label", `${say("undo")}: ${done}`);
  return undo;
}

/** Goes to the first control of a slot, whose element may be new. @param {FormField & {row?: string}} slot */
export function focusSlot(slot) {
  const box = slotsOf(slot).find(({ row }) => row === slot.row)?.box;
  /** @type {HTMLElement | null | undefined} */ (box?.querySelector("input, textarea, select"))?.focus();
}

/**
 * Brings back what a slot held before, or what another device had written there; and goes there.
 * @param {Worksheet} worksheet @param {FormField & {row?: string}} slot
 */
export function bringBack(worksheet, slot) {
  const record = /** @type {import("../responses/records.mjs").SavedResponse} */ (worksheet.responses.record(slot.field, slot.row));
  const { value, ...more } = broughtBack(record);
  worksheet.autosave.replace(slot, record);
  worksheet.autosave.put(slot, value, more);
  worksheet.render();
  focusSlot(slot);
}

/** `{slot, value}` of every record of the take on show that holds something. @param {Worksheet} worksheet */
function filledSlots({ fields, responses }) {
  const slots = fields
    .filter(({ field }) => field.type)
    .flatMap((formField) => responses.recordRows(formField.field).map((row) => ({ ...formField, row })));
  return slots.map((slot) => ({ slot, value: responses.record(slot.field, slot.row)?.value })).filter(({ value }) => !empty(value));
}

/** A button in a closed menu takes no focus. @param {HTMLFormElement} form */
function openMenu(form) {
  const menu = part(form, "clear").closest("details");
  if (menu) menu.open = true;
}

/** Empties the whole worksheet. @param {Worksheet} worksheet */
export function clearAll(worksheet) {
  const filled = filledSlots(worksheet);
  if (!filled.length) return void worksheet.say("clear-none");
  for (const { slot } of filled) putInstead(worksheet, slot, null);
  const undo = undoButton(say("cleared"), () => {
    for (const { slot, value } of filled) putInstead(worksheet, slot, value);
    worksheet.render();
    worksheet.say("clear-undone");
    openMenu(worksheet.form);
    part(worksheet.form, "clear").focus();
  });
  worksheet.render();
  worksheet.say("cleared", undo);
  undo.focus();
}
