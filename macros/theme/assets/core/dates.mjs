/** Dates in the page's language, and days as `2026-11-22`. In English the day comes first, on screen as on paper. */

function language() {
  const own = globalThis.document?.documentElement.lang || "en";
  return own === "en" ? "en-GB" : own;
}

/** "22 Nov 2026", or as `options` say. @param {Date | number} time @param {Intl.DateTimeFormatOptions} [options] */
export const dateWords = (time, options) =>
  new Intl.DateTimeFormat(language(), { dateStyle: "medium", ...options })
    .formatToParts(time)
    .map(({ type, value }) => (type === "day" && value === "1" && language().startsWith("fr") ? "1er" : value))
    .join("");

/** The local day of a time, as "2026-11-22". @param {Date | number | string} time @returns {string} "" for no time */
export function dayOf(time) {
  const date = new Date(time);
  /** @param {number} number */
  const twoDigits = (number) => String(number).padStart(2, "0");
  return Number.isNaN(date.getTime())
    ? ""
    : `${String(date.getFullYear()).padStart(4, "0")}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** The years that a day can be in. A year typed with two figures is one of the first century. */
export const YEARS = { from: 2000, to: 2100 };

/** Whether a value is a day of the calendar, in a year that makes sense. @param {unknown} day */
export function isDay(day) {
  if (typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const [year, noon] = [Number(day.slice(0, 4)), new Date(`${day}T12:00:00Z`)];
  return year >= YEARS.from && year <= YEARS.to && !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(day);
}

/**
 * A day in the page's language: "3 March 2027"; what is no day, as it is.
 * @param {unknown} day
 * @returns {string}
 */
export function dayWords(day) {
  if (!isDay(day)) return String(day ?? "");
  return dateWords(new Date(`${day}T12:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
}
