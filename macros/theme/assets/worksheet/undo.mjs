/** Removing a row and clearing a worksheet: at once, without a question. And the ways back. */
import { announce } from "../core/announce.mjs";
import { button, note, part } from "../core/dom.mjs";
import { labelOf } from "./fields/following.mjs";
import { empty } from "../core/values.mjs";
import { say } from "../core/strings.mjs";
import { broughtBack } from "../responses/versions.mjs";

/** Puts a value back; what was written since then can be brought back in its turn. */
function putBack({ autosave }, slot, value) {
  autosave.replace(slot);
  autosave.put(slot, value);
}

/** A button that gets the focus right away, so its name says what it would undo. */
function undoButton(done, act) {
  const undo = button(say("undo"), act);
  undo.setAttribute("aria-label", `${say("undo")}: ${done}`);
  return undo;
}

const firstControl = (row) => row?.querySelector("input, textarea, select");

/** Brings back what a slot held before, or what another device had written there; and goes there. */
export function bringBack(worksheet, slot) {
  const record = worksheet.responses.record(slot.field, slot.row);
  const { value, ...more } = broughtBack(record);
  worksheet.autosave.replace(slot, record);
  worksheet.autosave.put(slot, value, more);
  worksheet.render();
  firstControl(slot.row ? rowElement(slot) : slot.box)?.focus();
}

const rowElement = ({ element, row }) => element.querySelector(`[data-row="${row}"]`);

/** Takes a row off the page, and empties its record if it had one. */
export function removeRow(worksheet, slot) {
  const { field, element, codec, box, row } = slot;
  const value = codec.read(element, field)?.find(({ id }) => id === row);
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
  firstControl(rowElement(slot))?.focus();
}

/** `{slot, value}` of every record of the take on show that holds something. */
function filledSlots({ fields, responses }) {
  const all = fields.filter(({ codec }) => codec).flatMap((one) => {
    const rows = one.field.type === "rows" ? responses.rowIds(one.field) : [undefined];
    return rows.map((row) => ({ slot: { ...one, row }, value: responses.record(one.field, row)?.value }));
  });
  return all.filter(({ value }) => !empty(value));
}

/** Empties the whole worksheet. */
export function clearAll(worksheet) {
  const filled = filledSlots(worksheet);
  if (!filled.length) return void worksheet.say("clear-none");
  for (const { slot } of filled) worksheet.autosave.put(slot, null);
  const undo = undoButton(say("cleared"), () => {
    for (const { slot, value } of filled) putBack(worksheet, slot, value);
    worksheet.render();
    worksheet.say("clear-undone");
    part(worksheet.form, "clear").focus();
  });
  worksheet.render();
  worksheet.say("cleared", undo);
  undo.focus();
}
