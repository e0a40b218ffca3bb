/** What keys and values are called: from what the page knows of the course. */
import { splitKey } from "../worksheet/records.mjs";
import { say } from "../worksheet/strings.mjs";
import { nameOf } from "../worksheet/switcher.mjs";
import { words } from "../worksheet/words.mjs";

const data = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "{}");
const named = (id) => (one) => one.id === id || (one.was ?? []).includes(id);

let known;
const sheets = () => (known ??= data("wb-course").sheets ?? data("cg-progress").sheets ?? []);

/** The worksheets and knowledge checks with their fields; none on a page that knows only their names. */
export const sheetsWithFields = () => Object.values(data("wb-course")).flat();

const sheetOf = ({ exercise }) => sheets().find(named(exercise));
const fieldOf = (parts) => sheetOf(parts)?.fields?.find(named(parts.field));

/** Where a response stands: negotiation, worksheet and prompt, as far as they are known here. */
export function placeOf(library, key) {
  const parts = splitKey("", key);
  const owner = parts.negotiation === "_learner" ? say("negotiation-shared") : nameOf(library.all.find(parts.negotiation));
  const several = library.negotiations().length > 1;
  return [several && owner, sheetOf(parts)?.title ?? parts.exercise, fieldOf(parts)?.prompt ?? parts.field].filter(Boolean).join(" · ");
}

/** A record's value in words. */
export function wordsOf(key, value) {
  const parts = splitKey("", key);
  const field = fieldOf(parts);
  if (!field) return typeof value === "string" ? value : JSON.stringify(value);
  return words(field, parts.row ? [value] : value);
}
