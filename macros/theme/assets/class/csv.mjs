/**
 * A class as a table for a spreadsheet: one line for each person, one column for each response. Pure.
 *
 * A spreadsheet takes a text that begins like a formula for one. Such texts get an apostrophe in front,
 * as OWASP advises; numbers stay numbers. Every cell stands in quotation marks. Where a spreadsheet
 * cuts at semicolons, as in many languages, a text goes on in a new cell after one, and after the end
 * of a line: there, too.
 */
import { counted } from "../responses/counted.mjs";
import { dayOf } from "../core/dates.mjs";
import { empty, own } from "../core/values.mjs";
import { analysisOf } from "../responses/analysis/index.mjs";
import { responseOf } from "./people.mjs";
import { textOf } from "./summary.mjs";

const RISKY = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;
const RISKY_INSIDE = /([;\r\n])(?=(?:(?![\r\n])[\s\p{Cc}\p{Cf}"])*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/**
 * @typedef {import("./people.mjs").Person} Person
 * @typedef {import("./people.mjs").Sheet} Sheet
 * @typedef {import("./people.mjs").Field} Field
 * @typedef {{name: string, read: (person: Person) => string | number | undefined}} Column
 */

/** A cell. @param {string | number | undefined} value */
export function cell(value) {
  if (typeof value === "number" && Number.isFinite(value)) return `"${value}"`;
  const text = String(value ?? "")
    .replaceAll("\0", "")
    .replace(RISKY_INSIDE, "$1'");
  return `"${(RISKY.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Begins with the mark by which spreadsheets know UTF-8. @param {(string | number | undefined)[][]} lines */
export const csv = (lines) => `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;

/**
 * @param {Person[]} people
 * @param {{sheet: Sheet, take: string}[]} takes what the table is about
 * @param {(person: Person, i: number) => string} whoOf
 * @param {{who: string, files: string, made: string}} titles
 */
export function tableOf(people, takes, whoOf, titles) {
  const columns = takes.flatMap(({ sheet, take }) =>
    sheet.fields.filter(({ type }) => type).flatMap((field) => columnsOf(sheet, field, take)),
  );
  const used = columns.filter((column) => people.some((person) => !empty(column.read(person))));
  const head = [titles.who, titles.files, titles.made, ...used.map(({ name }) => name)];
  return [
    head,
    ...people.map((person, i) => [whoOf(person, i), person.files.join("; "), dayOf(person.made), ...used.map(({ read }) => read(person))]),
  ];
}

/**
 * Numbers have a column each; all else stands in one, in words.
 * @param {Sheet} sheet
 * @param {Field} field
 * @param {string} take
 * @returns {Column[]}
 */
function columnsOf(sheet, field, take) {
  const name = `${sheet.id}.${take}.${field.id}`;
  /** @param {Person} person */
  const value = (person) => responseOf(person, sheet, field, take);
  /** @param {Person} person @param {string | undefined} key */
  const read = (person, key) => (key ? own(value(person).value, key) : (counted(field, value(person).value) ?? value(person).value));
  const numbers = analysisOf(field)
    .measures(field)
    .map(({ key }) => ({ name: [name, key].filter(Boolean).join("."), read: (/** @type {Person} */ person) => read(person, key) }));
  return numbers.length ? numbers : [{ name, read: (person) => inWords(field, value(person)) }];
}

/** @param {Field} field @param {import("./people.mjs").Response} response */
const inWords = (field, { value, rows }) => (empty(value) ? undefined : textOf(field, value, rows));
