/** A day, as "2026-11-22". */
import { dateWords, isDay } from "../../core/dates.mjs";
import { any, isScalar } from "./any.mjs";

/**
 * A day in the page's language: "3 March 2027"; what is no day, as it is.
 * @param {unknown} day
 * @returns {string}
 */
export function dayWords(day) {
  if (!isDay(day)) return String(day ?? "");
  return dateWords(new Date(`${day}T12:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
}

/** @type {import("./any.mjs").ResponseType} */
export const date = {
  ...any,
  fits: isScalar,
  counted: (field, day) => (isDay(day) ? day : undefined),
  text: (field, day) => dayWords(day),
  listItems: (field, day) => (isDay(day) ? [{ text: dayWords(day) }] : []),
};
