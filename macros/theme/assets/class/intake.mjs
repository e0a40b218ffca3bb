/**
 * From what an instructor drops to texts: single files, zips, and zips inside a zip, one level deep.
 * Every file comes out once, with its text or with what is wrong with it; none is lost without a word.
 * Touches no page.
 *
 * @typedef {{path: string, text: string, trouble?: undefined} | {path: string, trouble: string, text?: undefined}} Found `trouble` is a key of
 *   `class.trouble.`
 */
import { MOST as OF_A_FILE } from "../hand-in/format.mjs";
import { decoded } from "./encoding.mjs";
import { content, entries, ZipTrouble } from "./zip.mjs";

/** A letter takes up to four bytes. */
export const MOST = { file: OF_A_FILE.characters * 4, zip: 500_000_000, total: 400_000_000, files: 5000 };

const NAMED = /\.(json|txt)$/i;
const ZIPPED = /\.zip$/i;
/** What computers leave beside files: nobody put it there. */
const LITTER = /(^|[\\/])(__MACOSX[\\/]|(\._[^\\/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$)/i;
/** What Blackboard says of an attempt, in a file of its own. */
const NOTE = /_attempt_\d{4}(-\d\d){5}\.txt$/i;

/** What may still be unpacked of one drop. */
class Allowance {
  files = MOST.files;
  bytes = MOST.total;

  /** @param {number} bytes */
  take(bytes) {
    this.files -= 1;
    this.bytes -= bytes;
    return this.files >= 0 && this.bytes >= 0;
  }
}

/** What a file holds; undefined where the browser cannot open it: it was moved, or lies in a cloud. @param {File} file */
export const bytesOf = (file) =>
  file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => undefined,
  );

/** @param {Iterable<File>} files @returns {AsyncGenerator<Found>} */
export async function* filesIn(files, allowance = new Allowance()) {
  for (const file of files) {
    if (LITTER.test(file.name)) continue;
    if (ZIPPED.test(file.name)) yield* wholeZip(file, allowance);
    else yield await single(file, allowance);
  }
}

/** @param {File} file @param {Allowance} allowance @returns {Promise<Found>} */
async function single(file, allowance) {
  const path = file.name;
  if (!canHold(path)) return { path, trouble: "other-file" };
  if (file.size > MOST.file || !allowance.take(file.size)) return { path, trouble: "big" };
  const bytes = await bytesOf(file);
  return bytes ? textOf(path, bytes) : { path, trouble: "unopened" };
}

/** @param {File} file @param {Allowance} allowance @returns {AsyncGenerator<Found, void>} */
async function* wholeZip(file, allowance) {
  if (file.size > MOST.zip) return yield { path: file.name, trouble: "big" };
  const bytes = await bytesOf(file);
  if (bytes) yield* zipped(file.name, bytes, allowance, 1);
  else yield { path: file.name, trouble: "unopened" };
}

/**
 * @param {string} path
 * @param {Uint8Array} bytes
 * @param {Allowance} allowance
 * @param {number} depth of zips in zips
 * @returns {AsyncGenerator<Found, void>}
 */
async function* zipped(path, bytes, allowance, depth) {
  try {
    const files = entries(bytes).filter((entry) => !LITTER.test(entry.path));
    if (!files.length) yield { path, trouble: "zip-empty" };
    for (const entry of files) yield* inside(path, bytes, entry, allowance, depth);
  } catch (problem) {
    yield { path, trouble: troubleOf(problem) };
  }
}

/** @param {unknown} problem @returns {string} */
const troubleOf = (problem) => {
  if (problem instanceof ZipTrouble) return problem.message;
  throw problem;
};

/** @param {string} path */
const canHold = (path) => NAMED.test(path) && !NOTE.test(path);

/**
 * One entry; only what can hold a hand-in is unpacked at all.
 * @param {string} zip its path
 * @param {Uint8Array} bytes
 * @param {import("./zip.mjs").Entry} entry
 * @param {Allowance} allowance
 * @param {number} depth
 * @returns {AsyncGenerator<Found, void>}
 */
async function* inside(zip, bytes, entry, allowance, depth) {
  const path = `${zip}/${entry.path}`;
  if (!canHold(path) && !ZIPPED.test(path)) return yield { path, trouble: "other-file" };
  if (ZIPPED.test(path) && depth > 1) return yield { path, trouble: "zip-deep" };
  if (!allowance.take(entry.size)) return yield { path, trouble: "zip-bomb" };
  const unpacked = await content(bytes, entry, ZIPPED.test(path) ? allowance.bytes + entry.size : MOST.file).catch(troubleOf);
  if (typeof unpacked === "string") yield { path, trouble: unpacked };
  else if (ZIPPED.test(path)) yield* zipped(path, unpacked, allowance, depth + 1);
  else yield textOf(path, unpacked);
}

/**
 * A text file that is no data at all is another file, not a damaged one.
 * @param {string} path
 * @param {Uint8Array} bytes
 * @returns {Found}
 */
function textOf(path, bytes) {
  const { text, trouble } = decoded(bytes);
  if (/\.txt$/i.test(path) && text !== undefined && !/^\s*\{/.test(text)) return { path, trouble: "other-file" };
  return text === undefined ? { path, trouble } : { path, text };
}
