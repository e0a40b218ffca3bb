/** Unpacks a stream of raw deflate (RFC 1951), for browsers that do not. Pure. */
import { DISTANCES, END, FIXED, LENGTHS, ORDER } from "./deflate.mjs";

/**
 * @typedef {{counts: number[], symbols: number[]}} Codes how many there are of each length, and their symbols
 *   in the order of their codes
 */

const MOST_BITS = 15;

/** @returns {never} */
function fail() {
  throw new SyntaxError("not deflated");
}

class Bits {
  #bytes;
  #at = 0;
  #held = 0;
  #count = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** The next bits, up to 16, the lowest first. @param {number} count */
  take(count) {
    for (; this.#count < count; this.#count += 8) {
      if (this.#at === this.#bytes.length) fail();
      this.#held |= this.#bytes[this.#at++] << this.#count;
    }
    const taken = this.#held & (2 ** count - 1);
    this.#held >>>= count;
    this.#count -= count;
    return taken;
  }

  /** Bytes as they are, from the next whole one on. @param {number} count */
  slice(count) {
    [this.#held, this.#count] = [0, 0];
    if (this.#at + count > this.#bytes.length) fail();
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  /** @param {Codes} codes */
  symbol({ counts, symbols }) {
    for (let [length, code, first, before] = [1, 0, 0, 0]; length <= MOST_BITS; length += 1) {
      code = code * 2 + this.take(1);
      const count = counts[length];
      if (code < first + count) return symbols[before + code - first];
      before += count;
      first = (first + count) * 2;
    }
    return fail();
  }
}

/** What has come out. */
class Unpacked {
  #bytes = new Uint8Array(4096);
  #length = 0;
  #most;

  /** @param {number} most */
  constructor(most) {
    this.#most = most;
  }

  get bytes() {
    return this.#bytes.slice(0, this.#length);
  }

  /** @param {number} count */
  #grow(count) {
    const length = this.#length + count;
    if (length > this.#most) throw new RangeError("unpacks to too much");
    if (length <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * length);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  /** @param {Uint8Array | number[]} bytes */
  add(bytes) {
    this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What is copied may overlap what it makes. @param {number} length @param {number} distance */
  repeat(length, distance) {
    if (distance > this.#length) fail();
    this.#grow(length);
    for (const end = this.#length + length; this.#length < end; this.#length += 1)
      this.#bytes[this.#length] = this.#bytes[this.#length - distance];
  }
}

/** @param {number[]} lengths of the codes, by symbol @returns {Codes} */
function codeTable(lengths) {
  const counts = Array(MOST_BITS + 1).fill(0);
  const symbols = lengths.flatMap((length, symbol) => (length ? [symbol] : []));
  for (const symbol of symbols) counts[lengths[symbol]] += 1;
  if (counts.reduce((sum, count, length) => sum + count / 2 ** length, 0) > 1) fail();
  return { counts, symbols: symbols.sort((a, b) => lengths[a] - lengths[b] || a - b) };
}

/** The codes that a block brings with it, themselves packed. @param {Bits} bits @returns {Codes[]} */
function ownCodes(bits) {
  const [longs, fars, known] = [257 + bits.take(5), 1 + bits.take(5), 4 + bits.take(4)];
  const short = Array(19).fill(0);
  for (const symbol of ORDER.slice(0, known)) short[symbol] = bits.take(3);
  const codes = codeTable(short);
  /** @type {number[]} */
  const lengths = [];
  while (lengths.length < longs + fars) lengths.push(...nextLengths(bits, bits.symbol(codes), lengths.at(-1)));
  if (lengths.length > longs + fars) fail();
  return [codeTable(lengths.slice(0, longs)), codeTable(lengths.slice(longs))];
}

/** @param {Bits} bits @param {number} symbol @param {number | undefined} last @returns {number[]} */
function nextLengths(bits, symbol, last) {
  if (symbol < 16) return [symbol];
  if (symbol > 16) return Array(symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)).fill(0);
  return Array(3 + bits.take(2)).fill(last ?? fail());
}

/** @param {Bits} bits @param {{from: number, bits: number} | undefined} range */
const numberOf = (bits, range) => (range ? range.from + bits.take(range.bits) : fail());

/** @param {Bits} bits @param {Unpacked} out @param {Codes[]} codes */
function unpackBlock(bits, out, [longs, fars]) {
  for (let symbol = bits.symbol(longs); symbol !== END; symbol = bits.symbol(longs)) {
    if (symbol < END) out.add([symbol]);
    else out.repeat(numberOf(bits, LENGTHS[symbol - END - 1]), numberOf(bits, DISTANCES[bits.symbol(fars)]));
  }
}

/** A block that is not packed: its length, and once more with each bit turned. @param {Bits} bits @param {Unpacked} out */
function copyBlock(bits, out) {
  const [low, high, notLow, notHigh] = bits.slice(4);
  if (low + notLow !== 255 || high + notHigh !== 255) fail();
  out.add(bits.slice(low + 256 * high));
}

/**
 * @param {Uint8Array} bytes
 * @param {number} most bytes that may come out
 * @returns {Uint8Array}
 * @throws {RangeError} when more would come out
 * @throws {SyntaxError} for anything that is not deflated
 */
export function inflate(bytes, most) {
  const [bits, out] = [new Bits(bytes), new Unpacked(most)];
  for (let isLast = 0; !isLast; ) {
    isLast = bits.take(1);
    const kind = bits.take(2);
    if (kind === 0) copyBlock(bits, out);
    else if (kind === 1) unpackBlock(bits, out, FIXED.map(codeTable));
    else if (kind === 2) unpackBlock(bits, out, ownCodes(bits));
    else fail();
  }
  return out.bytes;
}
