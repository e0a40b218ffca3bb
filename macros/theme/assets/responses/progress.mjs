/**
 * How far a worksheet is: `empty`, `begun`, or `done` once each prompt that is always asked has a
 * response (not those under "More questions", with a condition, or filled from elsewhere). Pure.
 *
 * @typedef {"empty" | "begun" | "done"} State
 */
import { empty } from "../core/values.mjs";
import { LEARNER, splitKey } from "./keys.mjs";
/** @import { SavedResponse } from "./records.mjs" */
/** @import { Sheet } from "./spec.mjs" */

/**
 * Which fields of which worksheets hold a response, as "owner/worksheet/field".
 * @param {[string, SavedResponse][]} entries
 * @param {string} prefix
 */
function filled(entries, prefix) {
  const responses = new Set();
  for (const [key, record] of entries) {
    const place = empty(record.value) ? null : splitKey(prefix, key);
    if (!place || place.field[0] === "_") continue;
    responses.add(`${place.negotiation}/${place.exercise}/${place.field}`).add(`${place.negotiation}/${place.exercise}`);
  }
  return responses;
}

/**
 * The state of each worksheet in one negotiation.
 * @param {Pick<Sheet, "id" | "was" | "scope" | "needs">[]} sheets
 * @param {[string, SavedResponse][]} entries all records
 * @param {{prefix: string, negotiation: string}} where
 * @returns {Map<string, State>}
 */
export function progress(sheets, entries, { prefix, negotiation }) {
  const has = filled(entries, prefix);
  return new Map(sheets.map((sheet) => [sheet.id, stateOf(sheet, sheet.scope === "learner" ? LEARNER : negotiation, has)]));
}

/** @param {Pick<Sheet, "id" | "was" | "needs">} sheet @param {string} owner @param {Set<string>} has @returns {State} */
function stateOf({ id, was = [], needs }, owner, has) {
  const names = [id, ...was].map((name) => `${owner}/${name}`);
  if (!names.some((name) => has.has(name))) return "empty";
  /** @param {string[]} fields */
  const isMet = (fields) => names.some((name) => fields.some((field) => has.has(`${name}/${field}`)));
  return needs.every(isMet) ? "done" : "begun";
}

/** The state of several worksheets together. @param {State[]} states @returns {State} */
export function together(states) {
  if (states.every((state) => state === "done")) return "done";
  return states.every((state) => state === "empty") ? "empty" : "begun";
}
