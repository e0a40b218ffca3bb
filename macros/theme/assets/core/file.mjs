/** Files on the reader's own device: saved as a download, opened by choice. */
import { make } from "./dom.mjs";

/** More than any workbook needs, and little enough to read at once. */
export const MOST_BYTES = 50_000_000;

/** Lets the same file be chosen again: a browser tells only of another one. @param {HTMLInputElement} input */
export const takeAgain = (input) =>
  input.addEventListener("click", () => {
    input.value = "";
  });

/** Offers `text` as a download. @param {string} name @param {string} text @param {string} type */
export function saveFile(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Kept from the garbage collector while its chooser is open: otherwise the answer may never come. @type {HTMLInputElement | undefined} */
let asking;

/** Asks for a file; resolves to it, or to null when nobody chose one. @param {string} accept @returns {Promise<File | null>} */
export function askForFile(accept) {
  const input = make("input", { type: "file", accept });
  return new Promise((resolve) => {
    input.onchange = () => resolve(input.files?.[0] ?? null);
    input.oncancel = () => resolve(null);
    asking = input;
    asking.click();
  });
}
