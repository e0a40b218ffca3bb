/** Days as `2026-11-22`, in words and in sums. Pure. */
import { dateWords, isDay } from "../core/dates.mjs";

export { isDay };

/** @param {string} day */
const noon = (day) => new Date(`${day}T12:00:00Z`);

/** A day in the page's language: "3 March 2027"; what is no day, as it is. @param {unknown} day */
export function dayWords(day) {
  if (!isDay(day)) return String(day ?? "");
  return dateWords(noon(String(day)), { dateStyle: "long", timeZone: "UTC" });
}

/**
 * So many days later; undefined where that is no day any more.
 * @param {string} day
 * @param {number} days
 * @returns {string | undefined}
 */
export function later(day, days) {
  if (!isDay(day)) return undefined;
  const then = noon(day);
  then.setUTCDate(then.getUTCDate() + days);
  const iso = Number.isNaN(then.getTime()) ? undefined : then.toISOString().slice(0, 10);
  return iso !== undefined && /^\d{4}-/.test(iso) ? iso : undefined;
}
