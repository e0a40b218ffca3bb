/** What rows are called: by their first words, their number, or the row of another field. */
import { say } from "../../core/strings.mjs";
import { own } from "../../core/values.mjs";

/**
 * @typedef {import("../../responses/spec.mjs").Field} Field
 * @typedef {import("../../responses/types/any.mjs").Row} Row
 */

/** Most letters of a row's name. */
const LINE = 40;

/** `{id, label}` of rows: each is called by its first words, or by its number. @type {(ids: string[], rows: Row[], field: Field) => {id: string, label: string}[]} */
export const named = (ids, rows, field) =>
  ids.map((id, at) => ({
    id,
    label:
      nameFrom(
        rows.find((row) => row.id === id),
        field,
      ) || say("row", { n: at + 1 }),
  }));

/** What is written in the first column of text, at most a line of it: the row's name. @param {Row | undefined} row @param {Field} field */
function nameFrom(row, { columns }) {
  const first = columns?.find(({ kind }) => kind === "text");
  const letters = [
    ...String(own(row, first?.id ?? "") ?? "")
      .trim()
      .replace(/\s+/g, " "),
  ];
  return letters.length > LINE ? `${letters.slice(0, LINE - 1).join("")}…` : letters.join("");
}

/** The rows of another field, and after them any that was written in but is there no longer. @param {{id: string, label: string}[]} others @param {Row[]} rows */
function followRows(others, rows) {
  const gone = rows.filter(({ id }) => !others.some((row) => row.id === id));
  return [...others, ...gone.map(({ id }) => ({ id, label: say("row-gone") }))];
}

/** @type {(others: {id: string, label: string}[] | undefined, rows: Row[] | undefined) => {id: string, label: string}[] | undefined} */
export const followedRows = (others, rows) => others && followRows(others, rows ?? []);
