/** The bytes of a zip: numbers at offsets that lie inside, its check sum, and how it is refused. */

/** The largest number of 32 bits: where it stands, the true one stands elsewhere. */
export const FULL_32 = 0xffffffff;

/** What is wrong with a zip, as a key of `class.trouble.`. */
export class ZipTrouble extends Error {}

/** @type {(what: string) => never} */
export const fail = (what) => {
  throw new ZipTrouble(what);
};

/** Numbers of a file, each at an offset that must lie inside. */
export class Bytes {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** @param {number} at */
  two(at) {
    this.#inside(at, 2);
    return this.view.getUint16(at, true);
  }

  /** @param {number} at */
  four(at) {
    this.#inside(at, 4);
    return this.view.getUint32(at, true);
  }

  /** @param {number} at */
  eight(at) {
    this.#inside(at, 8);
    return Number(this.view.getBigUint64(at, true));
  }

  /** @param {number} at @param {number} length */
  slice(at, length) {
    this.#inside(at, length);
    return this.bytes.subarray(at, at + length);
  }

  /** @param {number} at @param {number} length */
  #inside(at, length) {
    const fits = Number.isSafeInteger(at) && at >= 0 && length >= 0 && at + length <= this.bytes.length;
    if (!fits) fail("zip-damaged");
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let sum = n;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32, as in every zip. @param {Uint8Array} bytes */
export function checksum(bytes) {
  let sum = FULL_32;
  for (const byte of bytes) sum = (sum >>> 8) ^ Number(TABLE[(sum ^ byte) & 255]);
  return (sum ^ FULL_32) >>> 0;
}
