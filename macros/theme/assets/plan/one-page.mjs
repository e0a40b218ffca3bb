/**
 * The one page as a fragment of an address: `page=1z.` and base64url of raw deflate of JSON. Its schema is
 * `one-page.schema.json`. Pure.
 *
 * @typedef {{course: string, name?: string, lines: Record<string, string>, day?: string}} OnePage `lines` by
 *   the ids of the plan's fields
 * @typedef {"newer" | "packed" | "damaged" | "other-course"} Trouble "packed": it cannot be unpacked here
 */
import { isDay } from "../core/dates.mjs";
import { CannotUnpack, deflated, inflated } from "../core/packing.mjs";
import { own } from "../core/values.mjs";

const VERSION = 1;
const MARK = /^page=([1-9]\d{0,3})([a-z])\./;
/** So many characters a phone still reads from a screen. */
export const MOST_PACKED = 600;
const [LONGEST_LINE, LONGEST_NAME] = [2000, 200];

/** More than a page has that fits into an address: deflate packs at most 1,032 bytes into one. */
const MOST_UNPACKED = 500_000;

/** The fragment of a page, without its `#`; it may be longer than a code can carry. @param {OnePage} page @returns {Promise<string>} */
export async function packed(page) {
  const bytes = await deflated(new TextEncoder().encode(JSON.stringify(page)));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `page=${VERSION}z.${base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/**
 * The page that a fragment carries, or why there is none. What this version does not know is passed over.
 * @param {string} fragment without its `#`
 * @param {{course: string, lines: string[]}} here the course that is open, and the lines of its plan
 * @returns {Promise<{page: OnePage, trouble?: undefined} | {trouble: Trouble, page?: undefined}>}
 */
export async function unpacked(fragment, here) {
  const [mark, version, kind] = fragment.match(MARK) ?? ["", "", ""];
  if (Number(version) > VERSION) return { trouble: "newer" };
  if (kind !== "z" || fragment.length > MOST_PACKED) return { trouble: "damaged" };
  try {
    const base64 = fragment.slice(mark.length).replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await inflated(bytes, MOST_UNPACKED));
    return read(JSON.parse(text), here);
  } catch (problem) {
    return { trouble: problem instanceof CannotUnpack ? "packed" : "damaged" };
  }
}

/** @param {unknown} text @param {number} longest @returns {text is string} */
const isText = (text, longest) => typeof text === "string" && text.trim() !== "" && text.length <= longest;

/** @param {unknown} data @param {{course: string, lines: string[]}} here @returns {{page: OnePage, trouble?: undefined} | {trouble: Trouble, page?: undefined}} */
function read(data, { course, lines }) {
  const [from, name, day, carried] = ["course", "name", "day", "lines"].map((key) => own(data, key));
  if (typeof from !== "string") return { trouble: "damaged" };
  if (from !== course) return { trouble: "other-course" };
  const known = lines.map((id) => [id, own(carried, id)]).filter(([, text]) => text !== undefined);
  const isWhole = known.length && known.every(([, text]) => isText(text, LONGEST_LINE));
  if (!isWhole || (name !== undefined && !isText(name, LONGEST_NAME)) || (day !== undefined && !isDay(day))) return { trouble: "damaged" };
  return { page: { course, ...(name && { name }), lines: Object.fromEntries(known), ...(day && { day }) } };
}
