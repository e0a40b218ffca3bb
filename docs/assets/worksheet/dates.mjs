/** Dates in the page's language. In English the day comes first, on screen as on paper. */

function language() {
  const own = globalThis.document?.documentElement.lang || "en";
  return own === "en" ? "en-GB" : own;
}

/** "22 Nov 2026", or as `options` say. @param {Date | number} time @param {Intl.DateTimeFormatOptions} [options] */
export const dateWords = (time, options) => new Intl.DateTimeFormat(language(), { dateStyle: "medium", ...options }).format(time);

/** The day on this device's calendar: "2026-11-28". @param {Date} date */
export const localDay = (date) =>
  [String(date.getFullYear()).padStart(4, "0"), ...[date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0"))].join("-");
