/** Moments in milliseconds, and which of two is later. Pure. */

/**
 * Times lie on a circle of this many milliseconds, as serial numbers do (RFC 1982): dates end here, and
 * the millisecond after the last is the first. So whatever time a record bears, there is a later one for
 * the next edit. Of two real times, which are near each other, the later is the newer; one from the far
 * end of the circle counts as long past.
 */
const CIRCLE = 8.64e15;

/** True for a moment that a calendar has, in milliseconds. @param {unknown} time @returns {time is number} */
export const isTime = (time) => typeof time === "number" && Number.isFinite(time) && time >= 0 && time < CIRCLE;

/** True when time `a` comes after time `b`. @param {number} a @param {number} b @returns {boolean} */
export const isAfter = (a, b) => a !== b && a - b + (a < b ? CIRCLE : 0) < CIRCLE / 2;

/** Puts the later of two times first. @param {number} a @param {number} b @returns {number} */
export const laterFirst = (a, b) => Number(isAfter(b, a)) - Number(isAfter(a, b));

/** The latest of several times, some of which may be missing. @param {(number | undefined)[]} times @returns {number | undefined} */
export const latest = (times) =>
  times.reduce((last, time) => (last === undefined || (time !== undefined && isAfter(time, last)) ? time : last), undefined);

/**
 * The time of what is written now: later than `last`, a time, even when the clock was set back.
 * @param {number | undefined} last
 * @param {number} now
 * @returns {number}
 */
export function timeAfter(last, now) {
  const today = Math.max(now, 0);
  return last === undefined || isAfter(today, last) ? today : (last + 1) % CIRCLE;
}
