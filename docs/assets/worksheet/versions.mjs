/**
 * What else a record holds besides its value: what was there before (`previous`), and what was written
 * on other devices when two of them met here (`others`). Pure.
 *
 * @typedef {{value: *, savedAt: number}} Version
 */
import { empty, same } from "./records.mjs";

/** @returns {Version} a record's own value and time */
export const versionOf = ({ value, savedAt }) => ({ value, savedAt });

/** @param {Version[]} versions @returns {Version[]} each value once, and nothing empty; the first of two stays */
export function distinct(versions) {
  const filled = versions.filter((version) => version && !empty(version.value));
  return filled.filter(({ value }, at) => filled.findIndex((other) => same(other.value, value)) === at);
}

/** @param {object} [record] @returns {Version[]} all that can be brought back, the nearest first */
export const versions = (record) =>
  distinct([record?.previous, ...(record?.others ?? [])]).filter(({ value }) => !same(value, record.value));

/**
 * A record's content once its nearest version is brought back: that one takes the place of the value,
 * which goes behind all others; so every version comes in its turn.
 * @returns {{value: *, previous?: Version, others?: Version[]}}
 */
export function broughtBack(record) {
  const [nearest, ...rest] = versions(record);
  const left = distinct([...rest, versionOf(record)]);
  return { value: nearest.value, previous: left[0], ...(record.others && { others: left }) };
}
