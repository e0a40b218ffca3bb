/**
 * The backup file: everything that was written, as one JSON text, and back again. Pure.
 *
 * `{format, course, made, records: {key: SavedResponse}}`; keys are as in the store, without the
 * site's own beginning, so that a file opens on any copy of the course. Wishes about a device
 * (`_settings/`) are not in it. Its schema is `workbook.schema.json`.
 *
 * @typedef {{made: string, records: Entry[]}} Backup `made` is the time as ISO text
 * @typedef {{backup: Backup, problem?: undefined} | {backup?: undefined, problem: Sentence}} ReadBackup
 * @typedef {{key: string, values?: Record<string, string | number>}} Sentence
 */
import { isNegotiation } from "../responses/negotiations.mjs";
import { own } from "../core/values.mjs";
import { FORMAT, examine, wrongPart } from "../responses/records.mjs";
import { isKey } from "../responses/keys.mjs";
/** @import { Entry } from "../responses/records.mjs" */
/** @import { Value } from "../responses/spec.mjs" */

/** A whole course filled in twice has about 500; with many more a page would not answer. */
const MOST_RECORDS = 20_000;
/** True for the key of a wish about one device. @param {string} key @returns {boolean} */
export const isOfDevice = (key) => /^_settings(\/|$)/.test(key);

/**
 * The text of a backup, one record a line.
 * @param {Entry[]} records keys without the site's beginning
 * @param {{course: string, made: Date}} about
 * @returns {string}
 */
export function writeBackup(records, { course, made }) {
  const lines = records.filter(([key]) => !isOfDevice(key)).map(([key, record]) => `${JSON.stringify(key)}: ${JSON.stringify(record)}`);
  const head = { format: FORMAT, course, made: made.toISOString() };
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "records": {\n${lines.join(",\n")}\n }\n}\n`;
}

/** @param {string} text @param {string} course @returns {ReadBackup} what a text holds, or why it is refused */
export function readBackup(text, course) {
  try {
    return readData(JSON.parse(text), course);
  } catch (error) {
    return { problem: syntaxProblem(text, error instanceof Error ? error.message : "") };
  }
}

/** @param {unknown} data @param {string} course @returns {ReadBackup} */
function readData(data, course) {
  const records = own(data, "records");
  const refused = headProblem(data, records, course);
  if (refused) return { problem: refused };
  /** @type {Entry[]} */
  const entries = Object.entries(records);
  if (entries.length > MOST_RECORDS) return { problem: { key: "import.too-big" } };
  for (const [key, record] of entries) {
    const problem = recordProblem(key, record);
    if (problem) return { problem };
  }
  return { backup: { made: own(data, "made"), records: entries.filter(([key]) => !isOfDevice(key)) } };
}

/** @param {any} data @param {unknown} records @param {string} course @returns {Sentence | undefined} */
function headProblem(data, records, course) {
  const format = own(data, "format");
  if (Number.isInteger(format) && format > FORMAT) return { key: "import.from-newer" };
  if (format !== FORMAT || !isObject(records)) return { key: "import.not-one" };
  if (typeof data.course !== "string") return damaged("course");
  if (data.course !== course) return { key: "import.other-course", values: { course: data.course.slice(0, 80) } };
  return isText(data.made) && !Number.isNaN(Date.parse(data.made)) ? undefined : damaged("made");
}

/** @param {string} path @returns {Sentence} */
const damaged = (path) => ({ key: "import.damaged", values: { path } });
/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** True for a record that a backup can hold under its key. @param {string} key @param {unknown} record @returns {boolean} */
export const fitsBackup = (key, record) => recordProblem(key, record) === undefined;

/**
 * Why a record cannot be used, with its path in the file; undefined when it can.
 * @param {string} key
 * @param {unknown} record
 * @returns {Sentence | undefined}
 */
function recordProblem(key, record) {
  if (isOfDevice(key)) return undefined;
  const path = `records[${JSON.stringify(key.slice(0, 200))}]`;
  if (!isKey(key)) return damaged(path);
  const { trouble } = examine(record);
  if (trouble === "newer") return { key: "import.from-newer" };
  const wrong = trouble ? (wrongPart(record) ?? "format") : fitsKey(key, own(record, "value")) ? undefined : "value";
  return wrong === undefined ? undefined : damaged(path + (wrong && `.${wrong}`));
}

/** @param {unknown} value */
const isText = (value) => typeof value === "string";

/** False for a value that makes no sense under its key. @param {string} key @param {Value} value */
function fitsKey(key, value) {
  if (key === "_current") return isText(value);
  return !key.startsWith("_negotiations/") || fitsNegotiation(key, value);
}

/** @param {string} key @param {Value} value */
const fitsNegotiation = (key, value) => value === null || (isNegotiation(value) && key === `_negotiations/${value.id}`);

/**
 * Browsers tell the place of a mistake in their own ways, or not at all.
 * @param {string} text
 * @param {string} message
 * @returns {Sentence}
 */
function syntaxProblem(text, message) {
  const line = message.match(/line (\d+)/)?.[1] ?? brokenLine(text) ?? lastLine(text, message);
  return line ? { key: "import.syntax", values: { line: Number(line) } } : { key: "import.not-one" };
}

/** The first line that is not as we write them: one `"key": value` each. @param {string} text */
function brokenLine(text) {
  const at = text.startsWith("{") ? text.split("\n").findIndex(isBroken) : -1;
  return at < 0 ? undefined : at + 1;
}

/** @param {string} line */
function isBroken(line) {
  const pair = line.trim().replace(/,$/, "");
  if (!pair.startsWith('"') || pair.endsWith("{")) return false;
  try {
    return !JSON.parse(`{${pair}}`);
  } catch {
    return true;
  }
}

/** A text that was cut off ends in its last line. @param {string} text @param {string} message */
const lastLine = (text, message) => (/end of|EOF|unterminated/i.test(message) ? text.split("\n").length : undefined);
