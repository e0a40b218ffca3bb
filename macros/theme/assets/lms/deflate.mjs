/**
 * Packs bytes at once, where nothing can be waited for: a stream of raw deflate (RFC 1951) in its fixed
 * code. `CompressionStream` packs a little tighter, but answers later.
 */
const REACH = 32_768;
const LONGEST = 258;
/** Matches that are looked at, and the length that is good enough. */
const [TRIES, ENOUGH] = [32, 64];

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
const LENGTHS = [...ranges(3, 28, 2), { from: LONGEST, bits: 0 }];
const DISTANCES = ranges(1, 30, 1);

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
  }

  /** Huffman codes begin with their highest bit. @param {number} code @param {number} count */
  code(code, count) {
    let turned = 0;
    for (let i = 0; i < count; i += 1) turned |= ((code >> i) & 1) << (count - 1 - i);
    this.put(turned, count);
  }

  end() {
    if (this.#count) this.bytes.push(this.#held);
    return Uint8Array.from(this.bytes);
  }
}

/** A byte, the end of the block, or a length, in the fixed code. @param {Bits} bits @param {number} symbol */
function putSymbol(bits, symbol) {
  if (symbol < 144) bits.code(0x30 + symbol, 8);
  else if (symbol < 256) bits.code(0x190 + symbol - 144, 9);
  else if (symbol < 280) bits.code(symbol - 256, 7);
  else bits.code(0xc0 + symbol - 280, 8);
}

/** @param {{from: number, bits: number}[]} codes @param {number} value */
const codeOf = (codes, value) => codes.filter(({ from }) => from <= value).length - 1;

/** @param {Bits} bits @param {{length: number, distance: number}} match */
function putMatch(bits, { length, distance }) {
  const [long, far] = [codeOf(LENGTHS, length), codeOf(DISTANCES, distance)];
  putSymbol(bits, 257 + long);
  bits.put(length - LENGTHS[long].from, LENGTHS[long].bits);
  bits.code(far, 5);
  bits.put(distance - DISTANCES[far].from, DISTANCES[far].bits);
}

/** Where three bytes stood before, newest first. */
class Places {
  #bytes;
  #last = new Map();
  #before;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#before = new Int32Array(bytes.length).fill(-1);
  }

  /** @param {number} at */
  #key = (at) => (this.#bytes[at] << 16) | (this.#bytes[at + 1] << 8) | this.#bytes[at + 2];

  /** @param {number} at */
  add(at) {
    if (at + 2 >= this.#bytes.length) return;
    this.#before[at] = this.#last.get(this.#key(at)) ?? -1;
    this.#last.set(this.#key(at), at);
  }

  /** The longest earlier match of what stands at a place. @param {number} at */
  longest(at) {
    let best = { length: 0, distance: 0 };
    let from = at + 2 < this.#bytes.length ? (this.#last.get(this.#key(at)) ?? -1) : -1;
    for (let left = TRIES; left && from >= 0 && at - from <= REACH && best.length < ENOUGH; left -= 1) {
      const length = this.#shared(from, at);
      if (length > best.length) best = { length, distance: at - from };
      from = this.#before[from];
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

/** @param {Uint8Array} bytes @returns {Uint8Array} */
export function deflate(bytes) {
  const [bits, places] = [new Bits(), new Places(bytes)];
  bits.put(0b011, 3); // The last block, and the only one; in the fixed code.
  for (let at = 0; at < bytes.length; ) {
    const match = places.longest(at);
    if (match.length) putMatch(bits, match);
    else putSymbol(bits, bytes[at]);
    for (const end = at + (match.length || 1); at < end; at += 1) places.add(at);
  }
  putSymbol(bits, 256);
  return bits.end();
}
