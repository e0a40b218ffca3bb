/** Days as `2026-11-22`, in words and in sums. Pure. */
import { isDay } from "../core/dates.mjs";

export { isDay };
export { dayWords } from "../core/dates.mjs";

/** @param {string} day */
const noon = (day) => new Date(`${day}T12:00:00Z`);

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
