/**
 * The learning platform as SCORM 1.2 shows it: an object `API` in a window around this one, or in
 * the one that opened it. Touches no page.
 */

/** Windows can stand in each other without an end. */
const MOST_STEPS = 500;
const NOT_IMPLEMENTED = 401;

/** A window of another origin may be walked through, but not asked. */
function apiOf(at) {
  try {
    return typeof at.API?.LMSInitialize === "function" ? at.API : null;
  } catch {
    return null;
  }
}

function around(start) {
  let at = start;
  for (let step = 0; at && step < MOST_STEPS; step += 1) {
    const found = apiOf(at);
    if (found || at.parent === at) return found;
    at = at.parent;
  }
  return null;
}

/** The nearest `API`: first in the windows around `here`, then in those that opened them; or null. */
export function findApi(here = window) {
  const openers = [here.opener, here.top?.opener].filter(Boolean);
  return around(here) ?? openers.map(around).find(Boolean) ?? null;
}

/** One visit: between `start` and `finish` values can be read and set. Nothing here throws. */
export class Session {
  #api;
  #open = false;
  /** The code of the last call that failed; 0 after one that did not. */
  error = 0;

  constructor(api) {
    this.#api = api;
  }

  /** True when the platform has begun a visit. */
  start() {
    this.#open = this.#done("LMSInitialize", "");
    return this.#open;
  }

  /** The value of an element; "" when it has none, or (see `error`) could not be read. */
  get(element) {
    const value = this.#call("LMSGetValue", element);
    this.error = this.#lastError();
    return value === undefined || value === null ? "" : String(value);
  }

  /** True when the platform has taken the value. */
  set(element, value) {
    return this.#done("LMSSetValue", element, String(value));
  }

  /** The same for what a platform may leave out: true also when it knows no such element. */
  offer(element, value) {
    return this.set(element, value) || this.error === NOT_IMPLEMENTED;
  }

  /** Has the platform keep what it was given; nothing to do once the visit is over. */
  commit() {
    return !this.#open || this.#done("LMSCommit", "");
  }

  /** Ends the visit; once. */
  finish() {
    const ended = this.#open && this.#done("LMSFinish", "");
    this.#open = false;
    return ended;
  }

  /** Platforms give the word "true", or the value. */
  #done(name, ...values) {
    const done = String(this.#call(name, ...values)) === "true";
    this.error = done ? 0 : this.#lastError() || -1;
    return done;
  }

  #call(name, ...values) {
    try {
      return this.#api[name](...values);
    } catch (problem) {
      console.warn(problem);
      return undefined;
    }
  }

  #lastError() {
    return Number(this.#call("LMSGetLastError")) || 0;
  }
}

/** A visit that has begun, or null where there is no learning platform. */
export function openSession(here = window) {
  const api = findApi(here);
  const session = api && new Session(api);
  return session?.start() ? session : null;
}

const two = (number) => String(number).padStart(2, "0");

/** A span as SCORM writes it, `0000:12:34.00`; no longer than its 9,999 hours. */
export function timespan(milliseconds) {
  const seconds = Math.min(Math.max(0, Math.floor(milliseconds / 1000)), 9999 * 3600 + 3599);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(seconds % 60)}.00`;
}

/** A time of the day as SCORM writes it, `14:03:09`. */
export function clock(milliseconds) {
  const time = new Date(milliseconds);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":");
}
