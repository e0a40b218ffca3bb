/**
 * A table as a file for a spreadsheet. Pure.
 *
 * A spreadsheet takes a text that begins like a formula for one. Such texts get an apostrophe in front,
 * as OWASP advises; numbers stay numbers. Every cell stands in quotation marks. Where a spreadsheet
 * cuts at semicolons, as in many languages, a text goes on in a new cell after one, and after the end
 * of a line: there, too.
 */
const RISKY = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;
const RISKY_INSIDE = /([;\r\n])(?=(?:(?![\r\n])[\s\p{Cc}\p{Cf}"])*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

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
