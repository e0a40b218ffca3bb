/**
 * Everything that a learner could hand in: each response with its words, and whether to think twice
 * about it. Touches no page; nothing here is ticked.
 *
 * @typedef {{key: string, sheet: import("../responses/spec.mjs").WorksheetSpec, take: string, takeLabel?: string,
 *   field: import("../responses/spec.mjs").Field, value: *,
 *   rows?: Record<string, string>, text: string, care?: "kept" | "private" | "names"}} Part
 */
import { dayWords } from "../plan/days.mjs";
import { holds } from "../responses/conditions.mjs";
import { isPrivate } from "../core/private.mjs";
import { empty, own } from "../core/values.mjs";
import { takeIds, takeOf } from "../responses/takes.mjs";
import { followed, rowWords, standing, words } from "../responses/response-text.mjs";

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
    return { key: `${sheet.id}/${take}/${field.id}`, sheet, take: handedIn, takeLabel, field, value, rows, text: textOf(field, value, rows), care: careOf(field) };
  }).filter(({ value, text }) => !empty(value) && text);
}

/** A response in words, with the labels of the rows that it follows. */
export function textOf(field, value, rows) {
  if (empty(value)) return "";
  if (field.type === "date") return dayWords(value);
  if (field.type === "points") return Object.entries(value).map(([id, n]) => `${labelOf(field, rows, id)}: ${n}`).join("\n");
  if (field.type !== "rows" || !rows) return words(field, value);
  return value.map((row) => [own(rows, row.id), rowWords(field, row)].filter(Boolean).join(": ")).join("\n");
}

const labelOf = (field, rows, id) => own(rows, id) ?? field.items?.find((one) => one.id === id)?.label ?? id;

/** What one keeps to oneself, what is private, and where other people's names stand. */
function careOf(field) {
  if (field.keep) return "kept";
  if (isPrivate(field)) return "private";
  return asksForName(field) ? "names" : undefined;
}

const asksForName = ({ id, type, columns }) =>
  (id === "who" && type === "text") || Boolean(columns?.some((column) => column.id === "who" && column.kind === "text"));
