/**
 * Numbers that look random and are the same for everybody who has the seed. Pure.
 */

/**
 * A number from 0 up to 1 for a seed word and a step. Two rounds of the 32-bit finaliser of
 * MurmurHash3 (Appleby, 2011) over an FNV-1a hash of the text; good enough for words, not for secrets.
 * @param {string} seed @param {string | number} step
 */
export function chance(seed, step) {
  let hash = 0x811c9dc5;
  for (const letter of `${seed}/${step}`) hash = Math.imul(hash ^ Number(letter.codePointAt(0)), 0x01000193);
  return (mix(mix(hash)) >>> 0) / 4294967296;
}

/** @param {number} hash */
function mix(hash) {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** One of `list`. @template T @param {T[]} list @param {string} seed @param {string | number} step @returns {T} */
export const pick = (list, seed, step) => list[Math.floor(chance(seed, step) * list.length)];
