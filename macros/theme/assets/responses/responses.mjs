/**
 * The responses to one exercise, as they are stored: by field, take and row, and under the names that
 * these had before. Touches no page.
 */
import { empty } from "../core/values.mjs";
import { newest } from "./records.mjs";
import { splitKey } from "./keys.mjs";
import { isTime } from "./times.mjs";
import { firstTake, takeOf } from "./takes.mjs";
import { isFlat } from "./types/any.mjs";
import { typeOf } from "./types/index.mjs";
import { leftovers, upgraded } from "./fitting.mjs";
/** @import { Leftover } from "./fitting.mjs" */
/** @import { Exercise, Field, Value } from "./spec.mjs" */
/** @import { SavedResponse } from "./records.mjs" */
/** @import { KeyParts } from "./keys.mjs" */
/** @import { Version } from "./versions.mjs" */

/** The responses to one exercise in one negotiation, in one take. */
export class Responses {
  #store;
  #base;

  /**
   * @param {import("./store.mjs").Store} store
   * @param {string} base the key's beginning, up to and with the negotiation
   * @param {Exercise} exercise
   * @param {string} [take]
   */
  constructor(store, base, exercise, take = firstTake(exercise.repeat)) {
    this.#store = store;
    this.#base = base;
    this.exercise = exercise;
    this.take = take;
  }

  /** The same exercise in another take. @param {string} take @returns {Responses} */
  at(take) {
    return new Responses(this.#store, this.#base, this.exercise, take);
  }

  /** @param {Field} field @param {string} [row] @returns {string} */
  key(field, row) {
    const { id, repeat } = this.exercise;
    return this.#base + [id, takeOf(repeat, field.id, this.take), field.id, row].filter(Boolean).join("/");
  }

  /**
   * The record of a field, or of one of its rows; also under the names it had before.
   * @param {Field} field
   * @param {string} [row]
   * @returns {SavedResponse | undefined}
   */
  record(field, row) {
    return newest(this.#keys(field).map((key) => this.#store.get(row === undefined ? key : `${key}/${row}`)));
  }

  /** Ids of the rows that were ever written, removed ones too, in their order. @param {Field} field @returns {string[]} */
  rowIds(field) {
    const ids = this.#keys(field).flatMap((key) => this.#store.list(`${key}/`).map(([rowKey]) => rowKey.slice(key.length + 1)));
    return [...new Set(ids)];
  }

  /** Which records make up a field's response: those of its rows, or one without a row. @param {Field} field @returns {(string | undefined)[]} */
  recordRows(field) {
    return typeOf(field).inRows ? this.rowIds(field) : [undefined];
  }

  /** The learner's own response, or undefined. @param {Field} field @returns {Value} */
  value(field) {
    if (!this.#inRows(field)) return this.#single(field);
    const rows = this.rowIds(field).map((id) => [id, this.record(field, id)?.value]);
    const present = rows.filter(([, value]) => !empty(value) && isFlat(value));
    // `id` first, where it is shown; and again, whatever a stored row calls so.
    return present.length ? present.map(([id, value]) => Object.assign({ id }, upgraded(field.columns, value), { id })) : undefined;
  }

  /** @param {Field} field @returns {Value} */
  #single(field) {
    /** @param {Field} field @returns {Value} */
    const value = this.record(field)?.value;
    return typeOf(field).fits(value) ? (upgraded(field.items, value) ?? undefined) : undefined;
  }

  /** True when the learner wrote here, even if it was cleared since. @param {Field} field @returns {boolean} */
  touched(field) {
    return Boolean(this.#inRows(field) ? this.rowIds(field).length : this.record(field));
  }

  /** When anything here was last written, in milliseconds; 0 for never. @returns {number} */
  savedAt() {
    return newest(this.#own().map(([, record]) => record))?.savedAt ?? 0;
  }

  /**
   * Saves a response; gives its record.
   * @param {Field} field
   * @param {Value} value
   * @param {{row?: string, from?: number, previous?: Version}} [about] the row, and what else the record holds
   * @returns {SavedResponse}
   */
  put(field, value, { row, ...more } = {}) {
    const { id: exercise, revision } = this.exercise;
    if (this.exercise.repeat) this.#start();
    const known = this.record(field, row);
    const { others } = known ?? {};
    const content = { exercise, revision, field: field.id, ...(row && { row }), ...(others && { others }), value, ...more };
    return this.#store.put(this.key(field, row), content, known);
  }

  /** Dates this take, once. */
  #start() {
    /** @param {Field} field @param {string} [row] @returns {string} */
    const key = `${this.#base}${this.exercise.id}/${this.take}/_started`;
    if (!this.#store.get(key)) this.#store.put(key, { field: "_started", value: Date.now() });
  }

  /** When this take was begun, in milliseconds, or undefined. @returns {number | undefined} */
  started() {
    const begun = newest(this.#names().map((id) => this.#store.get(`${this.#base}${id}/${this.take}/_started`)))?.value;
    return isTime(begun) ? begun : undefined;
  }

  /** Adds a free take, empty and dated. @param {string} take @returns {Responses} */
  add(take) {
    const added = this.at(take);
    added.#start();
    return added;
  }

  /** `[key, record]` of everything written for this exercise, in all takes. @returns {[string, SavedResponse][]} */
  entries() {
    return this.#names().flatMap((id) => this.#store.list(`${this.#base}${id}/`));
  }

  /** What the keys of all that was written for this exercise lie below. @returns {string[]} */
  scopes() {
    return this.#names().map((id) => `${this.#base}${id}`);
  }

  /** Ids of the takes that hold anything. @returns {string[]} */
  takes() {
    const takes = this.entries().map(([key]) => splitKey(this.#store.prefix, key)?.take);
    return [...new Set(takes)].filter((take) => take !== undefined);
  }

  /**
   * `{field, row, record}` of this take's responses to fields that the exercise has no longer, or has as another kind.
   * @returns {Leftover[]}
   */
  leftovers() {
    return leftovers(this.exercise.fields ?? [], this.#responses());
  }

  /** True for a field whose text is too long to be shown in it. @param {Field} field @returns {boolean} */
  isLong(field) {
    return typeOf(field).isLong(this.record(field)?.value);
  }

  /**
   * "damaged" or "newer" when something kept for a field cannot be read, "long" when it is too long to be shown.
   * @param {Field} field
   * @returns {"damaged" | "newer" | "long" | undefined}
   */
  trouble(field) {
    if (this.isLong(field)) return "long";
    const keys = this.#keys(field).flatMap((key) => [key, ...this.#store.troubles(`${key}/`)]);
    return keys.map((key) => this.#store.trouble(key)).find(Boolean);
  }

  /** A field whose spec is not at hand is one of rows unless it was stored as one. @param {Field} field */
  #inRows(field) {
    return field.type ? typeOf(field).inRows : !this.record(field);
  }

  /** As `entries`, of this take only. */
  #own() {
    return this.entries().filter(([key]) => splitKey(this.#store.prefix, key)?.take === this.take);
  }

  /** This take's records with what their keys say. @returns {(KeyParts & {record: SavedResponse})[]} */
  #responses() {
    return this.#own().flatMap(([key, record]) => {
      const place = splitKey(this.#store.prefix, key);
      return place ? [{ ...place, record }] : [];
    });
  }

  #names() {
    return [this.exercise.id, ...(this.exercise.was ?? [])];
  }

  /** @param {Field} field */
  #keys(field) {
    const take = takeOf(this.exercise.repeat, field.id, this.take);
    const fields = [field.id, ...(field.was ?? [])];
    return this.#names().flatMap((exercise) => fields.map((id) => `${this.#base}${exercise}/${take}/${id}`));
  }
}
