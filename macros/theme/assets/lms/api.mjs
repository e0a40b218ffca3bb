/**
 * The learning platform as SCORM 1.2 shows it: an object `API` in a window around this one, or in
 * the one that opened it. Touches no page.
 */

/**
 * @typedef {object} Api what a platform of SCORM 1.2 offers; each call gives a text
 * @property {(empty: "") => unknown} LMSInitialize
 * @property {(empty: "") => unknown} LMSFinish
 * @property {(element: string) => unknown} LMSGetValue
 * @property {(element: string, value: string) => unknown} LMSSetValue
 * @property {(empty: "") => unknown} LMSCommit
 * @property {() => unknown} LMSGetLastError
 *
 * @typedef {Window & {API?: Api}} LmsWindow
 */

/** Windows can stand in each other without an end. */
const MOST_STEPS = 500;
const NOT_IMPLEMENTED = 401;

/** A window of another origin may be walked through, but not asked. @param {LmsWindow} at @returns {Api | null} */
function apiOf(at) {
  try {
    return typeof at.API?.LMSInitialize === "function" ? at.API : null;
  } catch {
    return null;
  }
}

/** @param {LmsWindow} start */
function around(start) {
  /** @type {LmsWindow} */
  let at = start;
  for (let step = 0; at && step < MOST_STEPS; step += 1) {
    const api = apiOf(at);
    if (api || at.parent === at) return api;
    at = at.parent;
  }
  return null;
}

/**
 * The nearest `API`: first in the windows around `here`, then in those that opened them; or null.
 * @param {LmsWindow} [here]
 * @returns {Api | null}
 */
export function findApi(here = window) {
  const openers = /** @type {LmsWindow[]} */ ([here.opener, here.top?.opener].filter(Boolean));
  return around(here) ?? openers.map(around).find(Boolean) ?? null;
}

/** One visit: between `start` and `finish` values can be read and set. Nothing here throws. */
export class Session {
  #api;
  #open = false;
  /** True after the end: a platform is asked nothing more. */
  ended = false;
  /** The code of the last call that failed; 0 after one that did not. */
  error = 0;

  /** @param {Api} api */
  constructor(api) {
    this.#api = api;
  }

  /** True when the platform has begun a visit. */
  start() {
    this.#open = this.#done("LMSInitialize", "");
    return this.#open;
  }

  /** The value of an element; "" when it has none, or (see `error`) could not be read. @param {string} element */
  get(element) {
    const value = this.#call("LMSGetValue", element);
    this.error = this.#lastError();
    return value === undefined || value === null ? "" : String(value);
  }

  /** True when the platform has taken the value. @param {string} element @param {string | number} value */
  set(element, value) {
    return this.#done("LMSSetValue", element, String(value));
  }

  /**
   * The same for what a platform may leave out: true also when it knows no such element.
   * @param {string} element
   * @param {string | number} value
   */
  offer(element, value) {
    return this.set(element, value) || this.error === NOT_IMPLEMENTED;
  }

  /** Has the platform keep what it was given; nothing to do once the visit is over. */
  commit() {
    return !this.#open || this.#done("LMSCommit", "");
  }

  /** Ends the visit; once. */
  finish() {
    const finished = this.#open && this.#done("LMSFinish", "");
    this.#open = false;
    this.ended = true;
    return finished;
  }

  /** Platforms give the word "true", or the value. @param {keyof Api} name @param {...string} values */
  #done(name, ...values) {
    const done = String(this.#call(name, ...values)) === "true";
    this.error = done ? 0 : this.#lastError() || -1;
    return done;
  }

  /** @param {keyof Api} name @param {...string} values @returns {unknown} */
  #call(name, ...values) {
    if (this.ended) return undefined;
    try {
      return /** @type {(...values: string[]) => unknown} */ (this.#api[name]).apply(this.#api, values);
    } catch (problem) {
      console.warn(problem);
      return undefined;
    }
  }

  #lastError() {
    return Number(this.#call("LMSGetLastError")) || 0;
  }
}

/** A visit that has begun, or null where there is no learning platform. @param {LmsWindow} [here] */
export function openSession(here = window) {
  const api = findApi(here);
  if (!api) return null;
  const session = new Session(api);
  return session.start() ? session : null;
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/** A span as SCORM writes it, `0000:12:34.00`; no longer than its 9,999 hours. @param {number} milliseconds */
export function timespan(milliseconds) {
  const seconds = Math.min(Math.max(0, Math.floor(milliseconds / 1000)), 9999 * 3600 + 3599);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(seconds % 60)}.00`;
}

/** A time of the day as SCORM writes it, `14:03:09`. @param {number} milliseconds */
export function clock(milliseconds) {
  const time = new Date(milliseconds);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":");
}
