/** The `rows` kind: a table that grows and shrinks. */
import { typing } from "../controls.mjs";
import { button, note, noteIn, part } from "../../core/dom.mjs";
import { byId, newRowId } from "../../responses/ids.mjs";
import { empty } from "../../core/values.mjs";
import { say } from "../../core/strings.mjs";
import { versions } from "../../responses/versions.mjs";
import { rowText } from "../../responses/types/rows.mjs";
import { slotAt } from "../slots.mjs";
import { filled, unshownPart } from "../unshown.mjs";
import { adopt as adoptRows, adoptFollowed, arrange, follow, idOf, labelOf, rowElements } from "./following.mjs";
import { readRow, writeRow } from "./row-cells.mjs";
import { followedRows, named } from "./row-names.mjs";
import { single } from "./single.mjs";

/**
 * @typedef {import("../../responses/spec.mjs").Field} Field
 * @typedef {import("../../responses/types/any.mjs").Row} Row
 * @typedef {import("./single.mjs").FieldKind} FieldKind
 */

/** @type {FieldKind["read"]} */
function readRows(element, field) {
  const rows = rowElements(element).map((row) => ({ id: idOf(row), ...readRow(row, field) }));
  const written = rows.filter((row) => Object.keys(row).length > 1);
  return written.length ? written : undefined;
}

/** @type {FieldKind["write"]} */
function writeRows(element, rows, field) {
  for (const row of rowElements(element))
    writeRow(
      row,
      rows?.find((/** @type {Row} */ { id }) => id === row.dataset.row),
      field,
    );
}

/** What no control shows, by the ids of rows. @type {FieldKind["unshown"]} */
function unshown(rows, shown) {
  const parts = (rows ?? []).map((/** @type {Row} */ { id, ...columns }) => [
    id,
    unshownPart(
      columns,
      shown?.find((/** @type {Row} */ row) => row.id === id),
    ),
  ]);
  return filled(Object.fromEntries(parts.filter((/** @type {[string, any]} */ [, rest]) => rest !== undefined)));
}

/** @type {(rows: HTMLElement[]) => string[]} */
const idsOf = (rows) => rows.map(idOf);

/** @type {(row: HTMLElement, field: Field) => boolean} */
const isBlank = (row, field) => !Object.keys(readRow(row, field)).length;

/** `ids`, and those of new rows until there are as many as the field begins with. @param {string[]} ids @param {Field} field @param {string[]} used */
function filledUp(ids, field, used) {
  const more = [...ids];
  while (more.length < (field.start ?? 1)) more.push(newRowId([...more, ...used]));
  return more;
}

/**
 * Ids of the rows to show, in the order of their ids: so each has the place that it will have after a
 * reload. Empty rows on show stay, but for those that were only offered when words come in: of these
 * there are as many as the field begins with.
 * @param {HTMLElement} element
 * @param {Field} field
 * @param {string[]} written ids of rows with words
 * @param {string[]} used ids of all rows that were ever written: no new row gets one of them
 */
function shownIds(element, field, written, used) {
  const shown = rowElements(element);
  const comeIn = !("started" in element.dataset) || written.some((id) => !idsOf(shown).includes(id));
  const others = shown.filter((row) => !written.includes(idOf(row)));
  /** @param {HTMLElement} row */
  const stays = (row) =>
    row.contains(typing(element)) || (isBlank(row, field) && (!comeIn || "added" in row.dataset || used.includes(idOf(row))));
  const sure = [...written, ...idsOf(others.filter(stays))];
  const offered = idsOf(others.filter((row) => !stays(row) && isBlank(row, field)));
  return filledUp([...sure, ...offered.slice(0, Math.max(0, (field.start ?? 1) - sure.length))], field, used).sort(byId);
}

/** Before anything is read from the page: its rows get the ids of those that are stored. @type {FieldKind["adopt"]} */
function adopt(element, field, rows, look, used) {
  if (field.rows_from) adoptFollowed(element, field, rows, look, used);
  else
    adoptRows(
      element,
      filledUp(
        (rows ?? []).map((/** @type {Row} */ { id }) => id),
        field,
        used(),
      ),
    );
}

/**
 * Makes the elements for `rows`, and for those of another field that it follows; `look` reads
 * references, `used` gives the ids of all rows that were ever written.
 * @type {FieldKind["shape"]}
 */
function shape(element, field, rows, look, used) {
  const others = followedRows(follow(element, field, look), rows);
  arrange(
    element,
    others ??
      named(
        shownIds(
          element,
          field,
          (rows ?? []).map((/** @type {Row} */ { id }) => id),
          used(),
        ),
        rows ?? [],
        field,
      ),
  );
  dress(element, field);
}

/** @param {HTMLElement} element @param {Field} field */
function dress(element, field) {
  element.dataset.started = "";
  const add = part(element, "add");
  if (add) add.hidden = rowElements(element).length >= (field.max ?? Infinity);
  for (const row of rowElements(element)) nameRemove(row);
}

/** @param {HTMLElement} row */
function nameRemove(row) {
  const remove = part(row, "remove");
  if (!remove) return;
  remove.hidden = false;
  remove.setAttribute("aria-label", `${remove.textContent}: ${labelOf(row)}`);
}

/** Adds an empty row and goes there. @param {HTMLElement} element @param {Field} field @param {string[]} used */
function addRow(element, field, used) {
  const rows = rowElements(element).map((row) => ({ id: idOf(row), ...readRow(row, field) }));
  const shown = rows.map(({ id }) => id);
  arrange(element, named([...shown, newRowId([...shown, ...used])], rows, field));
  dress(element, field);
  const row = rowElements(element).at(-1);
  row?.setAttribute("data-added", "");
  /** @type {HTMLElement | null | undefined} */ (row?.querySelector("input, select, textarea"))?.focus();
}

/** Rows that were removed here, and in which another device has written: each can be brought back. @type {FieldKind["show"]} */
function showRemoved(worksheet, { field, element, ...rest }) {
  const { responses } = worksheet;
  const shown = idsOf(rowElements(element));
  const removed = responses
    .rowIds(field)
    .filter((/** @type {string} */ id) => !shown.includes(id))
    .map((/** @type {string} */ id) => /** @type {[string, any]} */ ([id, responses.record(field, id)]));
  const kept = removed.filter(([, record]) => record.others && empty(record.value) && versions(record).length);
  const now = JSON.stringify(kept);
  if ((noteIn(element, "ws-before")?.dataset.now ?? "[]") === now) return;
  /** @param {string} row */
  const act = (row) => () =>
    worksheet.withModule(import("../undo.mjs"), ({ bringBack }) => bringBack(worksheet, { field, element, ...rest, row }));
  /** @param {[string, any]} removed */
  const back = ([row, record]) => button(say("rows.row-before", { words: rowText(field, versions(record)[0].value) }), act(row));
  const line = note(element, "ws-before", ...kept.map(back));
  if (line) line.dataset.now = now;
}

/** @param {import("../worksheet.mjs").Worksheet} worksheet @param {import("../slots.mjs").FormField} formField @param {Element} target */
function clicked(worksheet, { element, field }, target) {
  if (target.closest("[data-part=add]")) addRow(element, field, worksheet.responses.rowIds(field));
  if (!target.closest("[data-part=remove]")) return;
  const slot = /** @type {import("../slots.mjs").Slot} */ (slotAt(worksheet.fields, target));
  worksheet.withModule(import("./removed-rows.mjs"), ({ removeRow }) => removeRow(worksheet, slot));
}

/** @type {FieldKind} */
export const kind = {
  ...single,
  read: readRows,
  write: writeRows,
  boxes: rowElements,
  boxOf: (_element, target) => target.closest("[data-row]"),
  readBox: (row, field) => filled(readRow(row, field)),
  unshown,
  adopt,
  shape,
  show: showRemoved,
  clicked,
};
