/**
 * Keys of records: what they begin with, and what one of a response says. Pure.
 *
 * @typedef {{negotiation: string, exercise: string, take: string, field: string, row?: string}} KeyParts of a
 *   response's key; the negotiation is `_learner` for what belongs to all of them
 */

/** Stands in keys for a negotiation where a response belongs to the learner in all of them. */
export const LEARNER = "_learner";

/**
 * The beginning of every key of a site. `path` is the pathname of the site's root without its
 * last slash, empty for a course opened from disk.
 * @param {{course: string, path: string}} site
 * @returns {string}
 */
export const prefixOf = ({ course, path }) => `cg:${course}:${path}/`;

/**
 * The parts of a response's key, or null for a key of another sort or another site.
 * @param {string} prefix
 * @param {string} key
 * @returns {KeyParts | null}
 */
export function splitKey(prefix, key) {
  const names = key.startsWith(prefix) ? key.slice(prefix.length).split("/") : [];
  if (names.length < 4 || names.length > 5 || (names[0][0] === "_" && names[0] !== LEARNER)) return null;
  const [negotiation, exercise, take, field, row] = names;
  return { negotiation, exercise, take, field, row };
}

const KEY = /^[^/\p{Cc}]+(\/[^/\p{Cc}]+){0,8}$/u;
const LONGEST_KEY = 500;

/** True for what a record's key can be, without the site's beginning. @param {string} key @returns {boolean} */
export const isKey = (key) => key.length <= LONGEST_KEY && KEY.test(key);
