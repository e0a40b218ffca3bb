/**
 * The data file that a learner hands in: made here, and read here with care. Pure. Its schema stands
 * beside it in `hand-in.schema.json`.
 *
 * @typedef {{id: string, revision: number, take: string, label?: string, responses: Record<string, *>,
 *   rows?: Record<string, Record<string, string>>}} Sheet one worksheet in one take; `rows` has the
 *   labels of rows that follow another field, by field and row id
 * @typedef {{sheet: {id: string, revision?: number}, take: string, takeLabel?: string, field: {id: string}, value: *,
 *   rows?: Record<string, string>}} Ticked a response to hand in
 * @typedef {{kind: string, format: number, course: string, from: string, negotiation: string,
 *   made: string, name?: string, worksheets: Sheet[]}} HandIn `from` is a random word by which two
 *   files of one browser are known; `made` is a time such as `2026-11-22T10:00:00.000Z`
 */
import { own } from "../core/values.mjs";
import { LONGEST_SHOWN } from "../responses/records.mjs";

export const KIND = "common-ground-hand-in";
export const FORMAT = 1;

/** More than anybody writes; what is larger is refused before it costs time. */
export const MOST = { characters: 4_000_000, worksheets: 300, responses: 400, list: 2000, text: LONGEST_SHOWN, label: 300 };

const ID = /^[a-z0-9_][a-z0-9_-]{0,79}$/i;
// Small letters only, as all ids of ours: an object that brought its own `toString` could not be shown.
const KEY = /^[a-z0-9_-]{1,80}(\.[a-z0-9_-]{1,80})?$/;

/**
 * @param {{course: string, from: string, negotiation: string, made: string, name?: string}} about
 * @param {Ticked[]} responses what the learner ticked
 * @returns {HandIn}
 */
export function handInOf({ name, ...about }, responses) {
  /** @type {Map<string, Sheet>} */
  const sheets = new Map();
  for (const response of responses) put(sheets, response);
  return { kind: KIND, format: FORMAT, ...about, ...(name && { name }), worksheets: [...sheets.values()] };
}

/** @param {Map<string, Sheet>} sheets @param {Ticked} response */
function put(sheets, { sheet, take, takeLabel, field, value, rows }) {
  const key = `${sheet.id}/${take}`;
  /** @type {Sheet} */
  const made = sheets.get(key) ?? {
    id: sheet.id,
    revision: /** @type {number} */ (sheet.revision),
    take,
    ...(takeLabel && { label: takeLabel }),
    responses: {},
  };
  sheets.set(key, made);
  made.responses[field.id] = value;
  if (rows) made.rows = { ...made.rows, [field.id]: rows };
}

/**
 * Reads a file that somebody handed in. Whatever it holds, the result is a hand-in in which every
 * part has the shape above, or the name of what is wrong with it.
 *
 * @param {string} text
 * @returns {{handIn: HandIn, unread: string[], trouble?: undefined} | {trouble: "damaged" | "newer" | "workbook" | "other"}}
 *   `unread` names the responses that are no responses
 */
export function read(text) {
  const data = text.length > MOST.characters ? undefined : parsed(text);
  if (!isPlain(data)) return { trouble: "damaged" };
  if (own(data, "kind") !== KIND) return { trouble: looksLikeWorkbook(data) ? "workbook" : "other" };
  if (Number.isInteger(own(data, "format")) && own(data, "format") > FORMAT) return { trouble: "newer" };
  return isSound(data) ? sound(data) : { trouble: "damaged" };
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** @param {unknown} data @returns {data is Record<string, any>} */
const isPlain = (data) => typeof data === "object" && data !== null && !Array.isArray(data);
/** @param {unknown} text */
const isId = (text) => typeof text === "string" && ID.test(text);
/** @param {unknown} text @param {number} [most] @returns {text is string} */
const isText = (text, most = MOST.text) => typeof text === "string" && text.length <= most;
/** @param {unknown} text */
const isTime = (text) => isText(text, 40) && !Number.isNaN(Date.parse(text));
/** @param {unknown} value */
const isAbsent = (value) => value === undefined;
/** @param {object} data */
const looksLikeWorkbook = (data) => ["records", "responses", "negotiations"].some((key) => own(data, key) !== undefined);

/** @param {Record<string, any>} data @returns {data is HandIn} */
function isSound(data) {
  const { format, course, from, negotiation, made, name, worksheets } = data;
  const about = format === FORMAT && isId(course) && isId(from) && isId(negotiation) && isTime(made);
  const named = isAbsent(name) || isText(name, MOST.label);
  return about && named && Array.isArray(worksheets) && worksheets.length <= MOST.worksheets && worksheets.every(isSheet);
}

/** @param {unknown} sheet @returns {sheet is Sheet} */
function isSheet(sheet) {
  if (!isPlain(sheet)) return false;
  const { id, revision, take, label, responses, rows } = sheet;
  return (
    isId(id) &&
    isId(take) &&
    Number.isInteger(revision) &&
    (isAbsent(label) || isText(label, MOST.label)) &&
    isPlain(responses) &&
    Object.keys(responses).length <= MOST.responses &&
    (isAbsent(rows) || isPlain(rows))
  );
}

/** Only what is known is taken along: nothing else of the file gets any further. @param {HandIn} handIn */
function sound({ course, from, negotiation, made, name, worksheets }) {
  const unread = worksheets.flatMap(({ id, responses }) =>
    Object.keys(responses)
      .filter((field) => !isId(field) || !isResponse(responses[field]))
      .map((field) => `${id}.${field.slice(0, 80)}`),
  );
  const sheets = worksheets.map(cleaned);
  return { handIn: { kind: KIND, format: FORMAT, course, from, negotiation, made, ...(name && { name }), worksheets: sheets }, unread };
}

/** @param {Sheet} sheet @returns {Sheet} */
function cleaned({ id, revision, take, label, responses, rows }) {
  const good = Object.entries(responses).filter(([field, value]) => isId(field) && isResponse(value));
  const labels = Object.entries(rows ?? {}).filter(
    ([field, names]) => isId(field) && isPlain(names) && hasOnly(names, (name) => isText(name)),
  );
  return {
    id,
    revision,
    take,
    ...(label && { label }),
    responses: Object.fromEntries(good),
    ...(labels.length && { rows: Object.fromEntries(labels) }),
  };
}

/** @param {unknown} value */
const isScalar = (value) => typeof value === "boolean" || Number.isFinite(value) || isText(value);
/** @param {Record<string, unknown>} object @param {(value: unknown) => boolean} test */
const hasOnly = (object, test) => {
  const entries = Object.entries(object);
  return entries.length <= MOST.list && entries.every(([key, value]) => KEY.test(key) && test(value));
};

/** A text, a number, a list of ids, rows, or numbers by name. @param {unknown} value */
function isResponse(value) {
  if (typeof value === "string" || typeof value === "number") return isScalar(value);
  if (isPlain(value)) return hasOnly(value, isScalar);
  if (!Array.isArray(value) || value.length > MOST.list) return false;
  return value.every((id) => isText(id, MOST.label)) || value.every((row) => isPlain(row) && isId(row.id) && hasOnly(row, isScalar));
}
