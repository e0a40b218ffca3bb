/**
 * What else a record holds besides its value: what was there before (`previous`), and what was written
 * on other devices when two of them met here (`others`). Pure.
 *
 * @typedef {{value: Value, savedAt: number}} Version
 */
import { empty } from "../core/values.mjs";
import { newest } from "./records.mjs";
/** @import { Value } from "./spec.mjs" */
/** @import { SavedResponse } from "./records.mjs" */

/** @param {Version} record @returns {Version} a record's own value and time */
export const versionOf = ({ value, savedAt }) => ({ value, savedAt });

/** A value as text: two that say the same are the same. @param {{value: Value}} version @returns {string} */
export const textOf = ({ value }) => JSON.stringify(value);

/** @param {(Version | undefined)[]} versions @returns {Version[]} each value once, and nothing empty; the first of two stays */
export function distinct(versions) {
  const byText = new Map();
  for (const version of versions) if (version && !empty(version.value)) byText.set(textOf(version), byText.get(textOf(version)) ?? version);
  return [...byText.values()];
}

/** @param {SavedResponse | undefined} record @returns {Version[]} all that can be brought back, the nearest first */
export function versions(record) {
  const all = distinct([record?.previous, ...(record?.others ?? [])]);
  return record ? all.filter((version) => textOf(version) !== textOf(record)) : [];
}

/**
 * Records of one response, kept under several names, as one: the newest, with what the others say behind it.
 * @param {(SavedResponse | undefined)[]} records
 * @returns {SavedResponse | undefined}
 */
export function asOne(records) {
  const found = records.filter((record) => record !== undefined);
  const top = newest(found);
  if (!top || found.length === 1) return top;
  const rest = found.filter((record) => record !== top).flatMap((record) => [versionOf(record), ...versions(record)]);
  const others = distinct([...versions(top), ...rest]).filter((version) => textOf(version) !== textOf(top));
  return others.length ? { ...top, previous: others[0], others } : top;
}

/**
 * A record's content once its nearest version is brought back: that one takes the place of the value,
 * which goes behind all others; so every version comes in its turn.
 * @param {SavedResponse} record
 * @returns {{value: Value, previous?: Version, others?: Version[]}}
 */
export function broughtBack(record) {
  const [nearest, ...rest] = versions(record);
  const left = distinct([...rest, versionOf(record)]);
  return { value: nearest.value, previous: left[0], ...(record.others && { others: left }) };
}
