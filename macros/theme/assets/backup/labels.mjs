/** What keys and values are called: from what the page knows of the course. */
import { empty } from "../core/values.mjs";
import { splitKey } from "../responses/records.mjs";
import { say } from "../core/strings.mjs";
import { nameOf } from "../responses/negotiations.mjs";
import { firstTake } from "../responses/takes.mjs";
import { responseText } from "../responses/response-text.mjs";
import { typeOf } from "../responses/types/index.mjs";

const data = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "{}");
const named = (id) => (one) => one.id === id || (one.was ?? []).includes(id);

let known;
const sheets = () => (known ??= data("wb-course").sheets ?? data("cg-progress").sheets ?? []);

/** The worksheets and knowledge checks with their fields; none on a page that knows only their names. */
export const sheetsWithFields = () => Object.values(data("wb-course")).flat();

const sheetOf = ({ exercise }) => sheets().find(named(exercise));
const fieldOf = (parts) => sheetOf(parts)?.fields?.find(named(parts.field));

/** Where a response stands: negotiation, worksheet and prompt, as far as they are known here. */
export function placeOf(workbook, key) {
  const parts = splitKey("", key);
  const owner = parts.negotiation === "_learner" ? say("negotiation-shared") : nameOf(workbook.all.find(parts.negotiation));
  const several = workbook.negotiations().length > 1;
  return [several && owner, sheetOf(parts)?.title ?? parts.exercise, fieldOf(parts)?.prompt ?? parts.field].filter(Boolean).join(" · ");
}

/**
 * A record's value in words; rows that it names are called by their words.
 * @param {(key: string) => object | undefined} read gives the record of a key
 */
export function wordsOf(key, value, read) {
  const parts = splitKey("", key);
  const field = fieldOf(parts);
  if (!field) return typeof value === "string" ? value : JSON.stringify(value);
  const rows = field.rows_from && !typeOf(field).inRows ? Object.keys(value).map((at) => rowOf(parts, field, Array.isArray(value) ? value[at] : at, read)) : undefined;
  return responseText(rows ? { ...field, items: rows, choices: rows } : field, parts.row ? [value] : value);
}

/** A row of the lists that a field follows: `{id, label}`. */
function rowOf({ negotiation, exercise, take }, field, id, read) {
  const labels = [field.rows_from].flat().map((reference, at) => {
    const [column, list, sheet = exercise] = reference.split(".").reverse();
    const own = at ? id.slice(list.length + 1) : id;
    const takes = sheet === exercise ? [take] : [firstTake(sheets().find(named(sheet))?.repeat)];
    return read([negotiation, sheet, ...takes, list, own].join("/"))?.value?.[column];
  });
  return { id, label: labels.find((label) => !empty(label)) ?? say("row-gone") };
}
