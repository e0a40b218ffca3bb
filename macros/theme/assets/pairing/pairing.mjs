/**
 * Pairs, roles and observers out of names and a seed word: the same word gives the same pairs, on any
 * device. Touches no page.
 *
 * @typedef {{a: string, b: string, observers: string[]}} Pair
 */
import { chance } from "../counterpart/random.mjs";

export const MOST = 1000;

/**
 * Names, one per line; a number alone stands for so many people. Equal names get a number.
 * @param {string} text
 * @param {(n: number) => string} [label] what the n-th of so many people is called
 */
export function namesIn(text, label = (/** @type {number} */ n) => `Person ${n}`) {
  const number = /^\s*(\d{1,4})\s*$/.exec(text)?.[1];
  const names = number
    ? Array.from({ length: Math.min(Number(number), MOST) }, (_, i) => label(i + 1))
    : text
        .split(/[\n\r;]+/)
        .map((line) => line.trim().slice(0, 100))
        .filter(Boolean);
  return distinct(names.slice(0, MOST));
}

/** @param {string[]} names */
function distinct(names) {
  const seen = new Set();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; seen.has(unique); n += 1) unique = `${name} (${n})`;
    seen.add(unique);
    return unique;
  });
}

/**
 * A list in an order that only the seed decides, and not the order of the names.
 * @param {string[]} names
 * @param {string} seed
 */
export function shuffled(names, seed) {
  /** @type {[number, string][]} */
  const keyed = [...names].sort().map((name) => [chance(seed, name), name]);
  return keyed.sort(([x], [y]) => x - y).map(([, name]) => name);
}

/**
 * Pairs; of an odd number, the last one observes a pair. Who comes late breaks no pair: with an
 * observer waiting, the two make a new pair; else the late one observes.
 *
 * @param {string[]} names @param {string} seed @param {string[]} [late] in the order of coming
 * @returns {{pairs: Pair[], alone: string[]}} `alone` holds a single person with nobody to pair with
 */
export function pair(names, seed, late = []) {
  /** @type {Pair[]} */
  const pairs = [];
  const order = shuffled(names, seed);
  for (let i = 0; i + 1 < order.length; i += 2) pairs.push({ a: order[i], b: order[i + 1], observers: [] });
  let waiting = order.length % 2 ? order.at(-1) : undefined;
  for (const name of late) {
    if (waiting === undefined) waiting = name;
    else {
      pairs.push({ a: waiting, b: name, observers: [] });
      waiting = undefined;
    }
  }
  if (waiting === undefined) return { pairs, alone: [] };
  if (!pairs.length) return { pairs, alone: [waiting] };
  pairs[Math.floor(chance(seed, `observes ${waiting}`) * pairs.length)].observers.push(waiting);
  return { pairs, alone: [] };
}
