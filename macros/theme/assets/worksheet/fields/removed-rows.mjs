/** Removing a row: at once, without a question. And the way back. */
import { announce } from "../../core/announce.mjs";
import { note, part } from "../../core/dom.mjs";
import { say } from "../../core/strings.mjs";
import { focusSlot, putInstead, undoButton } from "../undo.mjs";
import { labelOf } from "./following.mjs";

/**
 * @typedef {import("../../responses/types/any.mjs").Row} Row
 * @typedef {import("../slots.mjs").Slot} Slot
 * @typedef {import("../worksheet.mjs").Worksheet} Worksheet
 */

/**
 * Takes a row off the page, and empties its record if it had one.
 * @param {Worksheet} worksheet
 * @param {Slot} slot of the row
 */
export function removeRow(worksheet, slot) {
  const { field, element, kind, box, row } = slot;
  const value = kind.read(element, field)?.find((/** @type {Row} */ { id }) => id === row);
  const done = say("rows.row-removed", { row: labelOf(box) });
  box.remove();
  if (value) emptyRow(worksheet, slot, value, done);
  else announce(done);
  worksheet.render();
  /** @type {HTMLElement | null} */ (value ? element.querySelector(":scope > .ws-undo button") : part(element, "add"))?.focus();
}

/** @param {Worksheet} worksheet @param {Slot} slot @param {Row} value @param {string} done */
function emptyRow(worksheet, slot, { id, ...columns }, done) {
  const { responses, workbook, spec, autosave } = worksheet;
  const offer = responses.touched(slot.field) ? undefined : workbook.offered(responses, slot.field, spec);
  const from = autosave.makeOwn(slot, offer);
  autosave.put(slot, null, from === undefined ? {} : { from });
  const undo = undoButton(done, () => bringRowBack(worksheet, slot, columns));
  note(slot.element, "ws-undo", done, " ", undo);
}

/** @param {Worksheet} worksheet @param {Slot} slot @param {object} columns */
function bringRowBack(worksheet, slot, columns) {
  putInstead(worksheet, slot, columns);
  note(slot.element, "ws-undo");
  worksheet.render();
  focusSlot(slot);
}
