/** What cannot be read is put aside as it is: under which key, and what can be had of it again. Pure. */
import { own } from "../core/values.mjs";
import { fingerprint, isData, isLaterFormat } from "./records.mjs";
import { isKey } from "./keys.mjs";
import { isTime } from "./times.mjs";

/** What the keys of all that was put aside begin with. */
export const ASIDE = "_aside/";

/**
 * Data that cannot be read, as it is put aside.
 * @param {string} key where it lay, without the site's beginning
 * @param {*} data text, or what the database holds
 * @returns {[string, string]} a key, the same whenever this is put aside, and a text
 */
export function putAside(key, data) {
  const text = typeof data === "string" ? data : JSON.stringify(data ?? null);
  const mark = fingerprint(key + text);
  const whole = `${ASIDE}${key}/${mark}`;
  return [isKey(whole) ? whole : `${ASIDE}${nameOf(key)}/${mark}`, text];
}

/** What is left of a key that no record can have. @param {string} key */
const nameOf = (key) => key.replace(/[/\p{Cc}]+/gu, "·").slice(0, 200) || "·";

/** Where something lay that was put aside under `key`. @param {string} key @returns {string} */
export const placeOf = (key) => key.slice(ASIDE.length, key.lastIndexOf("/"));

/**
 * What can be had of data that cannot be read.
 * @param {*} data a text, or as earlier versions put it aside, any data
 * @returns {{text: string, value?: *, savedAt?: number, newer: boolean}} `value` and `savedAt` are those
 *   of the record that it was meant to be; `newer`: a later version of the course wrote it
 */
export function lookInto(data) {
  const text = typeof data === "string" ? data : JSON.stringify(data ?? null);
  const record = typeof data === "string" ? parsed(data) : data;
  const [value, savedAt] = [own(record, "value"), own(record, "savedAt")];
  return {
    text,
    ...(isData(value) && value !== null && { value }),
    ...(isTime(savedAt) && { savedAt }),
    newer: isLaterFormat(own(record, "format")),
  };
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
