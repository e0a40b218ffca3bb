/** A day: in words, and only where the calendar has it. */
import { dateWords, isDay } from "../../core/dates.mjs";
import { any } from "./any.mjs";

/**
 * A day in the page's language: "3 March 2027"; what is no day, as it is.
 * @param {unknown} day
 * @returns {string}
 */
export function dayWords(day) {
  if (!isDay(day)) return String(day ?? "");
  return dateWords(new Date(`${day}T12:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
}

/** @type {import("./any.mjs").Analysis} */
export const date = {
  ...any,
  summary: "calendar",
  exported: (_field, day) => String(day),
  text: (_field, day) => dayWords(day),
  counted: (_field, day) => (isDay(day) ? day : undefined),
  listItems: (_field, day) => (isDay(day) ? [{ text: dayWords(day) }] : []),
};
