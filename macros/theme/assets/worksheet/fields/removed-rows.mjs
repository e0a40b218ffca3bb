/** Removing a row: at once, without a question. And the way back. */
import { announce } from "../../core/announce.mjs";
import { note, part } from "../../core/dom.mjs";
import { say } from "../../core/strings.mjs";
import { focusSlot, putBack, undoButton } from "../undo.mjs";
import { labelOf } from "./following.mjs";

/**
 * Takes a row off the page, and empties its record if it had one.
 * @param {import("../worksheet.mjs").Worksheet} worksheet
 * @param {import("../slots.mjs").Slot} slot of the row
 */
export function removeRow(worksheet, slot) {
  const { field, element, kind, box, row } = slot;
  const value = kind.read(element, field)?.find(({ id }) => id === row);
  const done = say("row-removed", { row: labelOf(box) });
  box.remove();
  if (value) emptyRow(worksheet, slot, value, done);
  else announce(done);
  worksheet.render();
  (value ? element.querySelector(":scope > .ws-undo button") : part(element, "add"))?.focus();
}

function emptyRow(worksheet, slot, { id, ...columns }, done) {
  const { responses, workbook, spec, autosave } = worksheet;
  const offer = responses.touched(slot.field) ? undefined : workbook.offered(responses, slot.field, spec);
  const from = autosave.makeOwn(slot, offer);
  autosave.put(slot, null, from && { from });
  const undo = undoButton(done, () => bringRowBack(worksheet, slot, columns));
  note(slot.element, "ws-undo", done, " ", undo);
}

function bringRowBack(worksheet, slot, columns) {
  putBack(worksheet, slot, columns);
  note(slot.element, "ws-undo");
  worksheet.render();
  focusSlot(slot);
}
