/** What keys and values are called: from what the page knows of the course. */
import { empty } from "../core/values.mjs";
import { LEARNER, splitKey } from "../responses/keys.mjs";
import { say } from "../core/strings.mjs";
import { nameOf } from "../responses/negotiations.mjs";
import { firstTake } from "../responses/takes.mjs";
import { responseText } from "../responses/response-text.mjs";
import { typeOf } from "../responses/types/index.mjs";
/** @import { Get } from "../responses/records.mjs" */
/** @import { KeyParts } from "../responses/keys.mjs" */
/** @import { Field, Sheet, Value } from "../responses/spec.mjs" */
/** @import { WorkbookData } from "../responses/workbook-data.mjs" */
/** @import { CourseSheet } from "../responses/merge/follows.mjs" */

/** @param {string} id */
const data = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "{}");
/** @param {string} id @returns {(thing: {id: string, was?: string[]}) => boolean} */
const named = (id) => (thing) => thing.id === id || (thing.was ?? []).includes(id);

/** @type {Sheet[] | undefined} */
let known;
/** @returns {Sheet[]} */
function sheets() {
  known ??= /** @type {Sheet[]} */ (data("wb-course").sheets ?? data("cg-progress").sheets ?? []);
  return known;
}

/** The worksheets and knowledge checks with their fields; none on a page that knows only their names. @returns {CourseSheet[]} */
export const sheetsWithFields = () => Object.values(data("wb-course")).flat();

/** @param {KeyParts} place */
const sheetOf = ({ exercise }) => sheets().find(named(exercise));
/** @param {KeyParts} place */
const fieldOf = (place) => sheetOf(place)?.fields?.find(named(place.field));

/**
 * Where a response stands: negotiation, worksheet and prompt, as far as they are known here.
 * @param {WorkbookData} workbook
 * @param {string} key
 * @returns {string}
 */
export function placeOf(workbook, key) {
  const place = splitKey("", key);
  if (!place) return key;
  const owner = place.negotiation === LEARNER ? say("negotiation-shared") : nameOf(workbook.all.find(place.negotiation));
  const several = workbook.negotiations().length > 1;
  return [several && owner, sheetOf(place)?.title ?? place.exercise, fieldOf(place)?.prompt ?? place.field].filter(Boolean).join(" · ");
}

/**
 * A record's value in words; rows that it names are called by their words.
 * @param {string} key
 * @param {Value} value
 * @param {Get} read gives the record of a key
 * @returns {string}
 */
export function valueText(key, value, read) {
  const place = splitKey("", key);
  const field = place && fieldOf(place);
  if (!field) return typeof value === "string" ? value : JSON.stringify(value);
  const rows =
    field.rows_from && !typeOf(field).inRows
      ? Object.keys(value).map((at) => rowOf(place, field, Array.isArray(value) ? value[Number(at)] : at, read))
      : undefined;
  return responseText(rows ? { ...field, items: rows, choices: rows } : field, place.row ? [value] : value);
}

/**
 * A row of the lists that a field follows: `{id, label}`.
 * @param {KeyParts} place
 * @param {Field} field
 * @param {string} id
 * @param {Get} read
 */
function rowOf({ negotiation, exercise, take }, field, id, read) {
  const labels = [field.rows_from ?? []].flat().map((reference, at) => {
    const [column = "", list = "", sheet = exercise] = reference.split(".").reverse();
    const own = at ? id.slice(list.length + 1) : id;
    const takes = sheet === exercise ? [take] : [firstTake(sheets().find(named(sheet))?.repeat)];
    return read([negotiation, sheet, ...takes, list, own].join("/"))?.value?.[column];
  });
  return { id, label: labels.find((label) => !empty(label)) ?? say("row-gone") };
}
