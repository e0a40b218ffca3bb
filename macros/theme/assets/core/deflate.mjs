/**
 * Packs bytes at once, where nothing can be waited for: a stream of raw deflate (RFC 1951) in one block.
 */
import { codesOf, lengthsOf } from "./huffman.mjs";

/**
 * @typedef {number[]} Lengths of the codes, by symbol
 * @typedef {[alphabet: 0 | 1, symbol: number, extra: number, bits: number]} Token a byte, the end or a length
 *   (alphabet 0), or a distance (1); and what is written behind its code
 */

const REACH = 32_768;
const LONGEST = 258;
/** Matches that are looked at. */
const TRIES = 64;
/** Three bytes are shorter as they are. */
const NO_MATCH = { length: 3, distance: 0 };

/**
 * The codes of lengths or distances: from where each counts, and in how many bits.
 * @param {number} first
 * @param {number} codes
 * @param {number} shift codes of one size, as a power of two
 */
function ranges(first, codes, shift) {
  let from = first;
  return Array.from({ length: codes }, (_, code) => {
    const bits = Math.max(0, (code >> shift) - 1);
    const range = { from, bits };
    from += 2 ** bits;
    return range;
  });
}
export const LENGTHS = [...ranges(3, 28, 2), { from: LONGEST, bits: 0 }];
export const DISTANCES = ranges(1, 30, 1);
export const END = 256;
/** The codes' lengths that the standard gives. @type {Lengths[]} */
export const FIXED = [[...Array(144).fill(8), ...Array(112).fill(9), ...Array(24).fill(7), ...Array(8).fill(8)], Array(30).fill(5)];

/** In which order the lengths of the lengths' own codes stand. */
export const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

class Bits {
  /** @type {number[]} */
  bytes = [];
  #held = 0;
  #count = 0;

  /** Appends the lowest `count` bits, up to 16, the lowest first. @param {number} value @param {number} count */
  put(value, count) {
    this.#held |= value << this.#count;
    this.#count += count;
    for (; this.#count >= 8; this.#count -= 8) {
      this.bytes.push(this.#held & 255);
      this.#held >>>= 8;
    }
    return this;
  }

  /** Huffman codes begin with their highest bit. @param {number} code @param {number} count */
  code(code, count) {
    let turned = 0;
    for (let i = 0; i < count; i += 1) turned |= ((code >> i) & 1) << (count - 1 - i);
    return this.put(turned, count);
  }

  end() {
    if (this.#count) this.bytes.push(this.#held);
    return Uint8Array.from(this.bytes);
  }
}

/** @param {{from: number, bits: number}[]} codes @param {number} value */
const codeOf = (codes, value) => codes.filter(({ from }) => from <= value).length - 1;

/** @param {{length: number, distance: number}} match @returns {Token[]} */
function tokensOfMatch({ length, distance }) {
  const [long, far] = [codeOf(LENGTHS, length), codeOf(DISTANCES, distance)];
  return [
    [0, END + 1 + long, length - LENGTHS[long].from, LENGTHS[long].bits],
    [1, far, distance - DISTANCES[far].from, DISTANCES[far].bits],
  ];
}

/** Where three bytes stood before. */
class Places {
  #bytes;
  /** @type {Map<number, number[]>} */
  #known = new Map();

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** @param {number} at */
  #key = (at) => (this.#bytes[at] << 16) | (this.#bytes[at + 1] << 8) | this.#bytes[at + 2];

  /** @param {number} at */
  add(at) {
    const places = this.#known.get(this.#key(at));
    if (places) places.push(at);
    else this.#known.set(this.#key(at), [at]);
  }

  /** The longest earlier match of what stands at a place, the nearest of those that are as long. @param {number} at */
  longest(at) {
    let best = NO_MATCH;
    const places = this.#known.get(this.#key(at)) ?? [];
    for (const from of places.slice(-TRIES).reverse()) {
      const length = this.#shared(from, at);
      if (length > best.length && at - from <= REACH) best = { length, distance: at - from };
    }
    return best;
  }

  /** @param {number} from @param {number} at */
  #shared(from, at) {
    const most = Math.min(LONGEST, this.#bytes.length - at);
    let length = 0;
    while (length < most && this.#bytes[from + length] === this.#bytes[at + length]) length += 1;
    return length;
  }
}

/** @param {Uint8Array} bytes */
function tokensOf(bytes) {
  const places = new Places(bytes);
  /** @type {Token[]} */
  const tokens = [];
  let match = places.longest(0);
  for (let at = 0; at < bytes.length; ) {
    places.add(at);
    const next = places.longest(at + 1);
    // A longer match that begins with the next byte is worth more.
    const used = match.distance && match.length >= next.length;
    if (used) tokens.push(...tokensOfMatch(match));
    else tokens.push([0, bytes[at], 0, 0]);
    const end = at + (used ? match.length : 1);
    for (at += 1; at < end; at += 1) places.add(at);
    match = used ? places.longest(at) : next;
  }
  tokens.push([0, END, 0, 0]);
  return tokens;
}

/** @param {Token[]} tokens @returns {Lengths[]} */
function ownLengths(tokens) {
  const counts = [Array(286).fill(0), Array(30).fill(0)];
  for (const [alphabet, symbol] of tokens) counts[alphabet][symbol] += 1;
  return counts.map(lengthsOf);
}

/** The lengths themselves, each in four bits: 0 to 13 as they are, then a few zeros, then many. @param {Bits} bits @param {Lengths} lengths */
function putLengths(bits, lengths) {
  for (let at = 0; at < lengths.length; ) {
    let zeros = 0;
    while (zeros < 138 && lengths[at + zeros] === 0) zeros += 1;
    if (zeros > 10) bits.code(15, 4).put(zeros - 11, 7);
    else if (zeros > 2) bits.code(14, 4).put(zeros - 3, 3);
    else bits.code(lengths[at], 4);
    at += zeros > 2 ? zeros : 1;
  }
}

/** The last block, and the only one; in codes made for it. @param {Bits} bits @param {Lengths[]} lengths */
function putOwnHeader(bits, lengths) {
  bits
    .put(0b101, 3)
    .put(286 - 257, 5)
    .put(30 - 1, 5)
    .put(19 - 4, 4);
  // Every length but 14, 15 and "the same again" has a code of four bits.
  for (const length of ORDER) bits.put([14, 15, 16].includes(length) ? 0 : 4, 3);
  putLengths(bits, lengths.flat());
}

/** @param {Bits} bits @param {Token[]} tokens @param {Lengths[]} lengths */
function putTokens(bits, tokens, lengths) {
  const codes = lengths.map(codesOf);
  for (const [alphabet, symbol, extra, count] of tokens) bits.code(codes[alphabet][symbol], lengths[alphabet][symbol]).put(extra, count);
  return bits.end();
}

/** @param {Uint8Array} bytes @returns {Uint8Array} in the standard's fixed codes, or in its own where that is shorter */
export function deflate(bytes) {
  const tokens = tokensOf(bytes);
  const lengths = ownLengths(tokens);
  const own = new Bits();
  putOwnHeader(own, lengths);
  const [packed, fixed] = [putTokens(own, tokens, lengths), putTokens(new Bits().put(0b011, 3), tokens, FIXED)];
  return packed.length < fixed.length ? packed : fixed;
}
