/**
 * Reads zip files as learning platforms make them: stored or deflated entries, with sizes of 32 or
 * 64 bits. Nothing is trusted: the number of entries and what they unpack to are bounded, whatever
 * the zip says of itself. Touches no page.
 *
 * @typedef {{path: string, method: number, packed: number, size: number, at: number, crc: number, locked: boolean}} Entry
 */
import { CannotUnpack, inflated } from "../core/packing.mjs";
import { Bytes, FULL_32, ZipTrouble, checksum, fail } from "./zip-bytes.mjs";

export { ZipTrouble };

export const MOST = { entries: 5000, ratio: 1000 };

const END = 0x06054b50;
const END_64 = 0x06064b50;
const FINDER_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 0xffff;

/** @param {Uint8Array} bytes @returns {Entry[]} files, without folders @throws {ZipTrouble} */
export function entries(bytes) {
  const data = new Bytes(bytes);
  const { count, at } = directory(data);
  if (count > MOST.entries) fail("zip-many");
  /** @type {Entry[]} */
  const files = [];
  let next = at;
  for (let i = 0; i < count; i += 1) {
    const { entry, length } = central(data, next);
    if (!/[\\/]$/.test(entry.path)) files.push(entry);
    next += length;
  }
  // More lines than were said: the number is what is wrong.
  if (data.four(next) === CENTRAL) fail("zip-damaged");
  return files.length ? files : fail("zip-empty");
}

/** Where the list of entries is: said at the very end, before a comment. @param {Bytes} data */
function directory(data) {
  const end = endOf(data);
  const far = end >= 20 && data.four(end - 20) === FINDER_64;
  if (!far) return { count: data.two(end + 10), at: data.four(end + 16) };
  const there = data.eight(end - 12);
  if (data.four(there) !== END_64) fail("zip-damaged");
  return { count: data.eight(there + 32), at: data.eight(there + 48) };
}

/** @param {Bytes} data */
function endOf(data) {
  const last = data.bytes.length - 22;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) if (data.four(at) === END) return at;
  return fail("zip-damaged");
}

/** @param {Bytes} data @param {number} at @returns {{entry: Entry, length: number}} */
function central(data, at) {
  if (data.four(at) !== CENTRAL) fail("zip-damaged");
  const [flags, method, crc] = [data.two(at + 8), data.two(at + 10), data.four(at + 16)];
  const [name, extra, comment] = [data.two(at + 28), data.two(at + 30), data.two(at + 32)];
  const sizes = { size: data.four(at + 24), packed: data.four(at + 20), at: data.four(at + 42) };
  const path = textOf(data.slice(at + 46, name));
  const entry = { path, method, crc, locked: Boolean(flags & 1), ...wide(data, at + 46 + name, extra, sizes) };
  return { entry, length: 46 + name + extra + comment };
}

/**
 * Numbers that did not fit into 32 bits stand in an extra part, in this order.
 * @param {Bytes} data
 * @param {number} at
 * @param {number} length
 * @param {{size: number, packed: number, at: number}} sizes
 */
function wide(data, at, length, sizes) {
  if (!Object.values(sizes).includes(FULL_32)) return sizes;
  let next = at;
  while (next + 4 <= at + length && data.two(next) !== 1) next += 4 + data.two(next + 2);
  if (next + 4 > at + length) fail("zip-damaged");
  next += 4;
  /** @param {number} value */
  const read = (value) => {
    if (value !== FULL_32) return value;
    next += 8;
    return data.eight(next - 8);
  };
  return { size: read(sizes.size), packed: read(sizes.packed), at: read(sizes.at) };
}

/** What Windows calls the letters from 0x80 on where it still writes names as MS-DOS did. */
const DOS = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑ";

/** The name of an entry: in UTF-8, or else as Windows wrote it. @param {Uint8Array} bytes */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const dos = bytes.every((byte) => byte < 0x80 + DOS.length);
    return dos
      ? Array.from(bytes, (byte) => DOS[byte - 0x80] ?? String.fromCharCode(byte)).join("")
      : new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * The content of an entry, checked by its check sum.
 * @throws {ZipTrouble}
 * @param {Uint8Array} bytes the zip
 * @param {Entry} entry
 * @param {number} most bytes that it may unpack to
 * @returns {Promise<Uint8Array>}
 */
export async function content(bytes, entry, most) {
  const data = new Bytes(bytes);
  if (entry.locked) fail("zip-locked");
  if (entry.size > most || entry.size > 1000 + entry.packed * MOST.ratio) fail("zip-bomb");
  if (data.four(entry.at) !== LOCAL) fail("zip-damaged");
  const start = entry.at + 30 + data.two(entry.at + 26) + data.two(entry.at + 28);
  const bare = await unpacked(data.slice(start, entry.packed), entry);
  return bare.length === entry.size && checksum(bare) === entry.crc ? bare : fail("zip-damaged");
}

/** @param {Uint8Array} packed @param {Entry} entry */
async function unpacked(packed, { method, size }) {
  if (method === 0) return packed;
  if (method !== 8) fail("zip-method");
  return inflated(/** @type {Uint8Array<ArrayBuffer>} */ (packed), size).catch((problem) => fail(troubleOf(problem)));
}

/** @param {unknown} problem */
function troubleOf(problem) {
  if (problem instanceof CannotUnpack) return "zip-method";
  return problem instanceof RangeError ? "zip-bomb" : "zip-damaged";
}
