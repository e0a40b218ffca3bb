/**
 * The responses to one exercise, as they are stored: by field, take and row, and under the names that
 * these had before. Touches no page.
 */
import { empty } from "../core/values.mjs";
import { isTime, newest, splitKey } from "./records.mjs";
import { firstTake, takeOf } from "./takes.mjs";
import { isFlat } from "./types/any.mjs";
import { typeOf } from "./types/index.mjs";

/** `value` with the keys that were renamed since: `was` of items or columns. */
function upgraded(named, value) {
  const now = new Map((named ?? []).flatMap(({ id, was }) => [was ?? []].flat().map((old) => [old, id])));
  if (!now.size || !value || typeof value !== "object" || Array.isArray(value)) return value;
  const rename = (key) => key.split(".").map((id) => now.get(id) ?? id).join(".");
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [rename(key), one]));
}

/** True for a value that a field of this type can show; what was written for another kind of field cannot. */
const fits = (type, value) => empty(value) || type.fits(value);

/** The responses to one exercise in one negotiation, in one take. */
export class Responses {
  #store;
  #base;

  /**
   * @param {import("./store.mjs").Store} store
   * @param {string} base the key's beginning, up to and with the negotiation
   * @param {{id: string, was?: string[], revision?: number, repeat?: object, fields?: object[]}} exercise
   * @param {string} [take]
   */
  constructor(store, base, exercise, take = firstTake(exercise.repeat)) {
    this.#store = store;
    this.#base = base;
    this.exercise = exercise;
    this.take = take;
  }

  /** The same exercise in another take. */
  at(take) {
    return new Responses(this.#store, this.#base, this.exercise, take);
  }

  key(field, row) {
    const { id, repeat } = this.exercise;
    return this.#base + [id, takeOf(repeat, field.id, this.take), field.id, row].filter(Boolean).join("/");
  }

  /** The record of a field, or of one of its rows; also under the names it had before. */
  record(field, row) {
    return newest(this.#keys(field).map((key) => this.#store.get(row ? `${key}/${row}` : key)));
  }

  /** Ids of the rows that were ever written, removed ones too, in their order. */
  rowIds(field) {
    const ids = this.#keys(field).flatMap((key) => this.#store.list(`${key}/`).map(([found]) => found.slice(key.length + 1)));
    return [...new Set(ids)];
  }

  /** Which records make up a field's response: those of its rows, or one without a row. @returns {(string | undefined)[]} */
  recordRows(field) {
    return typeOf(field).inRows ? this.rowIds(field) : [undefined];
  }

  /** The learner's own response, or undefined. */
  value(field) {
    if (!this.#inRows(field)) return this.#single(field);
    const rows = this.rowIds(field).map((id) => [id, this.record(field, id)?.value]);
    const kept = rows.filter(([, value]) => !empty(value) && isFlat(value));
    return kept.length ? kept.map(([id, value]) => ({ id, ...upgraded(field.columns, value), ...{ id } })) : undefined;
  }

  #single(field) {
    const value = this.record(field)?.value;
    return fits(typeOf(field), value) ? upgraded(field.items, value) ?? undefined : undefined;
  }

  /** True when the learner wrote here, even if it was cleared since. */
  touched(field) {
    return Boolean(this.#inRows(field) ? this.rowIds(field).length : this.record(field));
  }

  /** When anything here was last written, in milliseconds; 0 for never. */
  savedAt() {
    return newest(this.#own().map(([, record]) => record))?.savedAt ?? 0;
  }

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
    const key = `${this.#base}${this.exercise.id}/${this.take}/_started`;
    if (!this.#store.get(key)) this.#store.put(key, { field: "_started", value: Date.now() });
  }

  /** When this take was begun, in milliseconds, or undefined. */
  started() {
    const begun = newest(this.#names().map((id) => this.#store.get(`${this.#base}${id}/${this.take}/_started`)))?.value;
    return isTime(begun) ? begun : undefined;
  }

  /** Adds a free take, empty and dated. */
  add(take) {
    const added = this.at(take);
    added.#start();
    return added;
  }

  /** `[key, record]` of everything written for this exercise, in all takes. */
  entries() {
    return this.#names().flatMap((id) => this.#store.list(`${this.#base}${id}/`));
  }

  /** What the keys of all that was written for this exercise lie below. */
  scopes() {
    return this.#names().map((id) => `${this.#base}${id}`);
  }

  /** Ids of the takes that hold anything. */
  takes() {
    return [...new Set(this.entries().map(([key]) => splitKey(this.#store.prefix, key)?.take))];
  }

  /** `{field, row, record}` of this take's responses to fields that the exercise has no longer, or has as another kind. */
  leftovers() {
    const known = new Map(this.exercise.fields.flatMap((field) => [field.id, ...(field.was ?? [])].map((id) => [id, typeOf(field)])));
    const found = this.#own().map(([key, record]) => ({ ...splitKey(this.#store.prefix, key), record }));
    const shown = ({ field, row, record }) => known.has(field) && Boolean(row) === known.get(field).inRows && fits(known.get(field), record.value);
    return found.filter((one) => !empty(one.record.value) && one.field[0] !== "_" && !shown(one));
  }

  /** True for a field whose text is too long to be shown in it. */
  isLong(field) {
    return typeOf(field).isLong(this.record(field)?.value);
  }

  /** "damaged" or "newer" when something kept for a field cannot be read, "long" when it is too long to be shown. */
  trouble(field) {
    if (this.isLong(field)) return "long";
    const found = this.#keys(field).flatMap((key) => [key, ...this.#store.troubles(`${key}/`)]);
    return found.map((key) => this.#store.trouble(key)).find(Boolean);
  }

  /** A field whose spec is not at hand is one of rows when it was stored so. */
  #inRows(field) {
    return field.type ? typeOf(field).inRows : !this.record(field) && this.rowIds(field).length > 0;
  }

  /** As `entries`, of this take only. */
  #own() {
    return this.entries().filter(([key]) => splitKey(this.#store.prefix, key)?.take === this.take);
  }

  #names() {
    return [this.exercise.id, ...(this.exercise.was ?? [])];
  }

  #keys(field) {
    const take = takeOf(this.exercise.repeat, field.id, this.take);
    const fields = [field.id, ...(field.was ?? [])];
    return this.#names().flatMap((exercise) => fields.map((id) => `${this.#base}${exercise}/${take}/${id}`));
  }
}
