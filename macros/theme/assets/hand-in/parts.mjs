/**
 * Everything that a learner could hand in: each response with its words, and whether to think twice
 * about it. Touches no page; nothing here is ticked.
 *
 * @typedef {{key: string, sheet: object, take: string, takeLabel?: string, field: object, value: *,
 *   rows?: Record<string, string>, text: string, care?: "kept" | "private" | "names"}} Part
 */
import { holds } from "../responses/conditions.mjs";
import { isPrivate } from "../core/private.mjs";
import { empty } from "../core/values.mjs";
import { takeIds, takeOf } from "../responses/takes.mjs";
import { followed } from "../responses/followed.mjs";
import { responseText, standing } from "../responses/response-text.mjs";

/** Sheets that know each other, so that a response is found where it was written. */
export function linked(sheets) {
  const links = Object.fromEntries(sheets.map(({ id, scope, was }) => [id, { scope, was }]));
  const sources = Object.fromEntries(sheets.map(({ id, fields, repeat }) => [id, { fields, repeat }]));
  return sheets.map((sheet) => ({ ...sheet, links, sources }));
}

/**
 * @param {object[]} sheets as `linked` gives them
 * @param {import("../responses/workbook-data.mjs").WorkbookData} workbook
 * @param {(repeat: object, take: string, started?: number) => string} label what a take is called
 * @returns {Part[]}
 */
export function partsOf(sheets, workbook, label) {
  return sheets.flatMap((sheet) => {
    const responses = workbook.responses(sheet);
    return takeIds(sheet.repeat, responses.takes()).flatMap((take, at) => partsOfTake(sheet, workbook, responses.at(take), label, takeIn(sheet, take, at)));
  });
}

/** A free take is numbered in a hand-in: a class looks at everybody's second time together. */
const takeIn = ({ repeat }, take, at) => (at && !repeat?.moments ? `take-${at + 1}` : take);

function partsOfTake(sheet, workbook, responses, label, handedIn) {
  const { take } = responses;
  const look = (reference) => workbook.look(reference, sheet, take);
  const shown = sheet.fields.filter((field) => field.type && takeOf(sheet.repeat, field.id, take) === take)
    .filter((field) => !field.show_when || holds(field.show_when, look));
  const takeLabel = sheet.repeat ? label(sheet.repeat, take, responses.started()) : undefined;
  return shown.map((field) => {
    const value = standing(field, workbook.effective(responses, field, sheet).value, look);
    const rows = field.rows_from && Object.fromEntries(followed(field.rows_from, look).map((row) => [row.id, row.label]));
    return { key: `${sheet.id}/${take}/${field.id}`, sheet, take: handedIn, takeLabel, field, value, rows, text: responseText(field, value, rows), care: careOf(field) };
  }).filter(({ value, text }) => !empty(value) && text);
}

/** What one keeps to oneself, what is private, and where other people's names stand. */
function careOf(field) {
  if (field.keep) return "kept";
  if (isPrivate(field)) return "private";
  return holdsNames(field) ? "names" : undefined;
}

const holdsNames = ({ names, columns }) => Boolean(names || columns?.some((column) => column.names));
