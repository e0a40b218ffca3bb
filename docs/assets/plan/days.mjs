/** Days as `2026-11-22`, in words and in sums. Pure. */
import { dateWords } from "../worksheet/dates.mjs";

const noon = (day) => new Date(`${day}T12:00:00Z`);

export const isDay = (day) => typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(noon(day).getTime());

/** A day in the page's language: "3 March 2027". */
export function dayWords(day) {
  if (!isDay(day)) return String(day ?? "");
  return dateWords(noon(day), { dateStyle: "long", timeZone: "UTC" });
}

/** So many days later. */
export function later(day, days) {
  const then = noon(day);
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}
