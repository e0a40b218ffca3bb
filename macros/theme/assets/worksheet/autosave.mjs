/** Saves what the learner does, field by field and row by row, and remembers what it replaced. */
import { same } from "../core/values.mjs";
import { loses } from "../responses/records.mjs";
import { withUnshown } from "./unshown.mjs";

/** @param {Row} row */
const withoutId = ({ id, ...columns }) => columns;

/**
 * @typedef {import("../responses/spec.mjs").Field} Field
 * @typedef {import("../responses/types/any.mjs").Row} Row
 * @typedef {import("./slots.mjs").FormField} FormField
 * @typedef {import("./slots.mjs").Slot} Slot
 * @typedef {FormField & {row?: string}} Place a slot that may not be on show
 * @typedef {{value: any, prints: number[]}} Offer what a field would take from elsewhere
 */

export class Autosave {
  #worksheet;
  /** What stood in a slot when the learner came to it. */
  #stood = new Map();
  /** @type {string | undefined} */
  #at;
  /** Ids of fields that were changed and not yet reported as saved. */
  changed = new Set();

  /** @param {import("./worksheet.mjs").Worksheet} worksheet */
  constructor(worksheet) {
    this.#worksheet = worksheet;
  }

  /** The learner came to a slot: what stands there now can be brought back later. @param {Slot | undefined} slot */
  arrive(slot) {
    const key = slot && this.#worksheet.responses.key(slot.field, slot.row);
    if (key && key !== this.#at) this.#stood.delete(key);
    this.#at = key;
  }

  /** As if the learner came to each slot for the first time. */
  arriveAnew() {
    this.#stood.clear();
  }

  /** Something else is to come in this place: what stands there now can be brought back. @param {Place} place @param {any} [now] its record */
  replace({ field, row }, now = this.#worksheet.responses.record(field, row)) {
    this.#stood.set(this.#worksheet.responses.key(field, row), now);
  }

  /** Saves a slot if its controls say something new. @param {Slot} slot */
  save(slot) {
    const { responses, workbook, spec } = this.#worksheet;
    const { field, row } = slot;
    const record = responses.record(field, row);
    const offer = responses.touched(field) ? undefined : workbook.offered(responses, field, spec);
    const value = this.#shown(slot);
    if (same(value ?? null, this.#before(record, offer, row))) return;
    this.put(slot, value, { from: this.makeOwn(slot, offer) ?? record?.from });
  }

  /** Writes a slot's record, with the last value that it overwrites. @param {Place} place @param {any} value @param {Record<string, any>} [more] properties of the record */
  put({ field, row }, value, more = {}) {
    const { responses } = this.#worksheet;
    this.#keepFollowed(field);
    const [key, record] = [responses.key(field, row), responses.record(field, row)];
    if (!this.#stood.has(key)) this.#stood.set(key, record);
    const stood = this.#stood.get(key);
    const lost = stood && loses(stood.value, value);
    const previous = more.previous ?? (lost ? { value: stood.value, savedAt: stood.savedAt } : stood?.previous);
    this.changed.add(field.id);
    return responses.put(field, value, { row, from: record?.from, ...more, ...(previous && { previous }) });
  }

  /** Makes what was taken from elsewhere the learner's own; returns its fingerprint. @param {Place} place @param {Offer | undefined} offer */
  makeOwn({ field, row }, offer) {
    if (!offer) return undefined;
    const { responses, workbook, spec } = this.#worksheet;
    workbook.keep(responses, field, spec, row);
    return offer.prints[0];
  }

  /** The rows that a field follows are stored before anything refers to them. @param {Field} field */
  #keepFollowed({ rows_from }) {
    const { responses, workbook, spec } = this.#worksheet;
    for (const reference of [rows_from ?? []].flat()) {
      const followed = workbook.place(reference, spec, responses.take);
      workbook.keep(followed.responses, followed.field, spec);
    }
  }

  /** @param {any} record @param {Offer | undefined} offer @param {string | undefined} row */
  #before(record, offer, row) {
    if (record || !offer) return record?.value ?? null;
    if (!row) return offer.value;
    const taken = offer.value.find((/** @type {Row} */ { id }) => id === row);
    return taken ? withoutId(taken) : null;
  }

  /** @param {Slot} slot */
  #shown({ field, kind, row, box }) {
    const rest = this.#worksheet.unshown[field.id];
    return withUnshown(kind.readBox(box, field), row ? rest?.[row] : rest);
  }
}
