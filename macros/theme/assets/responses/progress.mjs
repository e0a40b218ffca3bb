/**
 * How far a worksheet is: `empty`, `begun`, or `done` once each prompt that is always asked has a
 * response (not those under "Go deeper", with a condition, or filled from elsewhere). Pure.
 *
 * @typedef {{id: string, was?: string[], scope?: string, page?: string, needs: string[][]}} Sheet
 *   `needs` lists, for each such prompt, its field's id and those it had before
 */
import { empty } from "../core/values.mjs";
import { splitKey } from "./records.mjs";

/** Which fields of which worksheets hold a response, as "owner/worksheet/field". */
function filled(entries, prefix) {
  const found = new Set();
  for (const [key, record] of entries) {
    const parts = empty(record.value) ? null : splitKey(prefix, key);
    if (!parts || parts.field[0] === "_") continue;
    found.add(`${parts.negotiation}/${parts.exercise}/${parts.field}`).add(`${parts.negotiation}/${parts.exercise}`);
  }
  return found;
}

/**
 * The state of each worksheet in one negotiation.
 * @param {Sheet[]} sheets
 * @param {[string, object][]} entries all records
 * @param {{prefix: string, negotiation: string}} where
 * @returns {Map<string, "empty" | "begun" | "done">}
 */
export function progress(sheets, entries, { prefix, negotiation }) {
  const has = filled(entries, prefix);
  return new Map(sheets.map((sheet) => [sheet.id, stateOf(sheet, sheet.scope === "learner" ? "_learner" : negotiation, has)]));
}

function stateOf({ id, was = [], needs }, owner, has) {
  const names = [id, ...was].map((name) => `${owner}/${name}`);
  if (!names.some((name) => has.has(name))) return "empty";
  const isMet = (fields) => names.some((name) => fields.some((field) => has.has(`${name}/${field}`)));
  return needs.every(isMet) ? "done" : "begun";
}

/** The state of several worksheets together. */
export function together(states) {
  if (states.every((state) => state === "done")) return "done";
  return states.every((state) => state === "empty") ? "empty" : "begun";
}
