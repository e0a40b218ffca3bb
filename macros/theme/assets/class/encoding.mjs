/**
 * Text from bytes: UTF-8, and UTF-16 as older editors of Windows save it. Pure.
 */

/** Letters, and what stands between them; no other control character is in any text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has
const WRITTEN = /^[^\0-\x08\x0e-\x1f]*$/;

/**
 * @param {Uint8Array} bytes
 * @returns {{text: string, trouble?: undefined} | {text?: undefined, trouble: "encoding" | "damaged"}} `encoding` for a text whose letters
 *   cannot be known
 */
export function decoded(bytes) {
  const name = encodingOf(bytes);
  try {
    return { text: new TextDecoder(name, { fatal: true }).decode(bytes) };
  } catch {
    return { trouble: name === "utf-8" && isOther(bytes) ? "encoding" : "damaged" };
  }
}

/** A text in another encoding; not one in UTF-8 that ends in the middle of a letter. @param {Uint8Array} bytes */
function isOther(bytes) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return false;
  } catch {
    return WRITTEN.test(new TextDecoder("windows-1252").decode(bytes));
  }
}

/** UTF-16 is known by its first mark, or by a zero beside the first character of data. @param {Uint8Array} bytes */
function encodingOf([a = NaN, b = NaN]) {
  if ((a === 0xff && b === 0xfe) || (a > 0 && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b > 0)) return "utf-16be";
  return "utf-8";
}
