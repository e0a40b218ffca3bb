/** Days as a calendar file (RFC 5545). Pure. */
import { isDay } from "./days.mjs";

/** @typedef {import("./dates.mjs").PlanDay & {nextDay: string | undefined, more?: string}} CalendarDay */

const MOST_OCTETS = 75;
/** @param {string} text */
const octets = (text) => new TextEncoder().encode(text).length;

/** Text as the format wants it: marks escaped, line ends as `\n`, no control characters. @param {string} text */
export const escaped = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");

/** A content line, folded so that no line has more than 75 octets and no character is cut. @param {string} line */
export function folded(line) {
  /** @type {string[]} */
  const lines = [];
  let now = "";
  for (const character of line) {
    if (octets(now + character) > MOST_OCTETS) {
      lines.push(now);
      now = " ";
    }
    now += character;
  }
  return [...lines, now].join("\r\n");
}

/** @param {number} time */
const stamp = (time) => `${new Date(time).toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
/** @param {string} day */
const compact = (day) => day.replaceAll("-", "");

/**
 * @param {CalendarDay[]} days all-day events, each with a reminder at nine that morning;
 *   what is no day, or is none of our years, is left out
 * @param {{product: string, owner: string, now?: number}} about `owner` makes the ids unique and lasting
 */
export function calendar(days, { product, owner, now = Date.now() }) {
  const events = days.filter(({ day }) => isDay(day)).flatMap((day) => event(day, owner, stamp(now)));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escaped(product)}//EN`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {CalendarDay} day @param {string} owner @param {string} made when the file was made @returns {string[]} */
function event({ id, title, day, nextDay, words: own, url, more }, owner, made) {
  const description = [own, more].filter(Boolean).join("\n\n");
  return [
    "BEGIN:VEVENT",
    `UID:${owner}-${id}@common-ground`,
    `DTSTAMP:${made}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(nextDay ?? day)}`,
    `SUMMARY:${escaped(title)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    "TRIGGER:PT9H",
    "END:VALARM",
    "END:VEVENT",
  ];
}
