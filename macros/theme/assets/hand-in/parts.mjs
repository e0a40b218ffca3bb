/**
 * Everything that a learner could hand in: each response with its words, and whether to think twice
 * about it. Touches no page; nothing here is ticked.
 *
 * @typedef {import("../responses/spec.mjs").Field} Field
 * @typedef {import("../responses/workbook-data.mjs").WorkbookData} WorkbookData
 * @typedef {import("../responses/spec.mjs").WorksheetSpec} Sheet
 * @typedef {(repeat: object, take: string, started?: number) => string} TakeLabel what a take is called
 * @typedef {{key: string, sheet: Sheet, take: string, takeLabel?: string, field: Field, value: *,
 *   rows?: Record<string, string>, text: string, care?: "kept" | "private" | "names"}} Part
 */
import { holds } from "../responses/conditions.mjs";
import { isPrivate } from "../core/private.mjs";
import { empty } from "../core/values.mjs";
import { takeIds, takeOf } from "../responses/takes.mjs";
import { followed } from "../responses/followed.mjs";
import { responseText, standing } from "../responses/response-text.mjs";

/** Sheets that know each other, so that a response is found where it was written. @param {Sheet[]} sheets @returns {Sheet[]} */
export function linked(sheets) {
  const links = Object.fromEntries(sheets.map(({ id, scope, was }) => [id, { scope, was }]));
  const sources = Object.fromEntries(sheets.map(({ id, fields, repeat }) => [id, { fields, repeat }]));
  return sheets.map((sheet) => ({ ...sheet, links, sources }));
}

/**
 * @param {Sheet[]} sheets as `linked` gives them
 * @param {WorkbookData} workbook
 * @param {TakeLabel} label
 * @returns {Part[]}
 */
export function partsOf(sheets, workbook, label) {
  return sheets.flatMap((sheet) => {
    const responses = workbook.responses(sheet);
    return takeIds(sheet.repeat, responses.takes()).flatMap((/** @type {string} */ take, /** @type {number} */ at) =>
      partsOfTake(sheet, workbook, responses.at(take), label, takeIn(sheet, take, at)),
    );
  });
}

/** A free take is numbered in a hand-in: a class looks at everybody's second time together. @type {(sheet: Sheet, take: string, at: number) => string} */
const takeIn = ({ repeat }, take, at) => (at && !repeat?.moments ? `take-${at + 1}` : take);

/**
 * @param {Sheet} sheet @param {WorkbookData} workbook @param {import("../responses/responses.mjs").Responses} responses
 * @param {TakeLabel} label @param {string} handedIn what the take is called in the hand-in
 * @returns {Part[]}
 */
function partsOfTake(sheet, workbook, responses, label, handedIn) {
  const { take } = responses;
  /** @param {string} reference */
  const look = (reference) => workbook.look(reference, sheet, take);
  const shown = sheet.fields
    .filter((/** @type {Field} */ field) => field.type && takeOf(sheet.repeat, field.id, take) === take)
    .filter((/** @type {Field} */ field) => !field.show_when || holds(field.show_when, look));
  // What came from other sheets by itself does not begin this one: the workbook says so, too.
  if (shown.every((/** @type {Field} */ field) => empty(responses.value(field)))) return [];
  const takeLabel = sheet.repeat ? label(sheet.repeat, take, responses.started()) : undefined;
  return shown
    .map((/** @type {Field} */ field) => {
      const value = standing(field, workbook.effective(responses, field, sheet).value, look);
      const rows = field.rows_from && Object.fromEntries(followed(field.rows_from, look).map((row) => [row.id, row.label]));
      return {
        key: `${sheet.id}/${take}/${field.id}`,
        sheet,
        take: handedIn,
        takeLabel,
        field,
        value,
        rows,
        text: responseText(field, value, rows),
        care: careOf(field),
      };
    })
    .filter((/** @type {Part} */ { text }) => text);
}

/** What one keeps to oneself, what is private, and where other people's names stand. @param {Field} field @returns {Part["care"]} */
function careOf(field) {
  if (field.keep) return "kept";
  if (isPrivate(field)) return "private";
  return holdsNames(field) ? "names" : undefined;
}

/** @type {(field: Field) => boolean} */
const holdsNames = ({ names, columns }) => Boolean(names || columns?.some((/** @type {Field} */ column) => column.names));
