/** The name of one filling in of a worksheet that repeats. */
import { dateWords } from "../core/dates.mjs";
import { say } from "../core/strings.mjs";

/**
 * What a take is called: its moment and the day on which it was begun, as far as there are any.
 * @param {import("../responses/spec.mjs").Repeat | null | undefined} repeat
 * @param {string} take its id
 * @param {number | undefined} started in milliseconds
 * @returns {string}
 */
export function takeLabel(repeat, take, started) {
  const when = started ? dateWords(started) : "";
  const moment = repeat?.moments?.[take];
  return moment ? [moment, when].filter(Boolean).join(", ") : when || say("new-take");
}
