/**
 * The workbook's data: whose responses are where. It knows negotiations and worksheets, and answers
 * references; the store below it knows only keys and records. Touches no page.
 *
 * @typedef {import("./prefill.mjs").Taken & {prints: [number, number]}} Offer what a field would take from elsewhere
 */
import { Responses } from "./responses.mjs";
import { newRowId } from "./ids.mjs";
import { Negotiations } from "./negotiations.mjs";
import * as prefill from "./prefill.mjs";
import { empty, own } from "../core/values.mjs";
import { LEARNER, splitKey } from "./keys.mjs";
import { absolute, parseReference } from "./references.mjs";
/** @import { Negotiation } from "./negotiations.mjs" */
/** @import { Exercise, Field, Looked, Row, Scope, Value } from "./spec.mjs" */

export class WorkbookData {
  /** @type {Set<(negotiation: string) => void>} */
  #turned = new Set();
  /** By field: the id of the row that it takes from a text. @type {Map<string, string>} */
  #rowIds = new Map();
  #used = false;

  /** @param {import("./store.mjs").Store} store */
  constructor(store) {
    this.store = store;
    this.all = new Negotiations(store);
    /** Stays the same while the page is open, whatever other tabs do. */
    this.negotiation = this.current;
    store.onChange((key, _record, where) => {
      this.#used ||= where === "here" && splitKey(store.prefix, key)?.negotiation === this.negotiation;
    });
    store.ready.then(() => {
      if (!this.#used) this.turn();
    });
  }

  /** `{id, name, created, archived}` of each negotiation; there is always one. @returns {Negotiation[]} */
  negotiations() {
    return this.all.list();
  }

  /** The id of the current negotiation. @returns {string} */
  get current() {
    return this.all.current;
  }

  /** Makes another negotiation the current one, here and on pages that open from now on. @param {string} id */
  use(id) {
    this.all.use(id);
    this.turn();
  }

  /** Turns this page to the negotiation that is current now. */
  turn() {
    if (this.negotiation === this.current) return;
    this.negotiation = this.current;
    for (const listener of this.#turned) listener(this.negotiation);
  }

  /** Calls `listener(id)` when this page turns to another negotiation. @param {(negotiation: string) => void} listener */
  onTurn(listener) {
    this.#turned.add(listener);
  }

  /**
   * @param {string | Exercise} exercise its id, or its spec
   * @param {{scope?: Scope, take?: string, negotiation?: string}} [options]
   * @returns {Responses}
   */
  responses(exercise, { scope, take, negotiation = this.negotiation } = {}) {
    const spec = typeof exercise === "string" ? { id: exercise, scope } : exercise;
    const owner = (scope ?? spec.scope) === "learner" ? LEARNER : negotiation;
    return new Responses(this.store, `${this.store.prefix}${owner}/`, spec, take);
  }

  /**
   * Answers a reference as seen from the worksheet of `spec`: `{value, field, from}`. Where the learner
   * has written nothing, the value is what the field would take from elsewhere, and `from` says where
   * it was written.
   * @param {string} reference
   * @param {Exercise} spec whose `links` and `sources` tell about other worksheets
   * @param {string} [take]
   * @returns {Looked}
   */
  look(reference, spec, take) {
    const { responses, field, column } = this.place(reference, spec, take);
    const { value, from } = this.effective(responses, field, spec);
    if (!column) return { value, field, from };
    const cells = (Array.isArray(value) ? value : [])
      .map((/** @type {Row} */ row) => own(row, column))
      .filter((/** @type {Value} */ cell) => !empty(cell));
    return {
      value: cells.length ? cells : undefined,
      field: /** @type {Field | undefined} */ (field.columns?.find(({ id }) => id === column)) ?? field,
      from,
    };
  }

  /**
   * Where a reference leads to: `{responses, field, column}`, as seen from the worksheet of `spec`.
   * @param {string} reference
   * @param {Exercise} spec
   * @param {string} [take]
   * @returns {{responses: Responses, field: Field, column?: string}}
   */
  place(reference, spec, take) {
    const { worksheet, field: id, column } = parseReference(reference, spec.id);
    const exercise = worksheet === spec.id ? spec : { id: worksheet, ...own(spec.links, worksheet), ...own(spec.sources, worksheet) };
    const field = exercise.fields?.find((/** @type {Field} */ candidate) => candidate.id === id) ?? { id };
    return { responses: this.responses(exercise, { take: exercise === spec ? take : undefined }), field, column };
  }

  /**
   * The learner's own response, else `{value, from}` taken from another field.
   * @param {Responses} responses
   * @param {Field} field
   * @param {Exercise} spec
   * @returns {{value?: Value, from?: string}}
   */
  effective(responses, field, spec) {
    if (responses.touched(field)) return { value: responses.value(field) };
    return this.offered(responses, field, spec) ?? { value: undefined };
  }

  /**
   * What a field would take from elsewhere: `{value, from: reference, via: reference, prints}`, or
   * undefined. `from` is where it was written, `via` where it is read; a `from` of a record that is
   * among `prints` was taken from this very text.
   * @param {Responses} responses
   * @param {Field} field
   * @param {Exercise} spec
   * @returns {Offer | undefined}
   */
  offered(responses, field, spec) {
    const home = { ...responses.exercise, links: spec.links, sources: spec.sources };
    const taken = prefill.taken(field.take_from, (reference) => this.look(reference, home, responses.take));
    if (!taken) return undefined;
    const prints = prefill.prints(taken.value);
    const value = taken.made ? [{ ...taken.value[0], id: this.#rowId(responses, field) }] : taken.value;
    return { ...taken, value, from: absolute(taken.from, home.id), prints };
  }

  /**
   * Stores the rows that a field takes from elsewhere, so that they keep their ids: something refers to
   * them now.
   * @param {Responses} responses
   * @param {Field} field
   * @param {Exercise} spec
   * @param {string} [except] the id of a row that is stored already
   */
  keep(responses, field, spec, except) {
    const offer = field.take_from && !responses.touched(field) && this.offered(responses, field, spec);
    if (!offer || !prefill.isRows(offer.value)) return;
    const home = { ...responses.exercise, links: spec.links, sources: spec.sources };
    const source = this.place(offer.via, home, responses.take);
    if (!source.column) this.keep(source.responses, source.field, home);
    for (const { id, ...columns } of offer.value) if (id !== except) responses.put(field, columns, { row: id, from: offer.prints[0] });
  }

  /**
   * The id of the row that a text is taken into: as it is stored, or else the same for as long as the page is open.
   * @param {Responses} responses
   * @param {Field} field
   * @returns {string}
   */
  #rowId(responses, field) {
    const stored = responses.rowIds(field).find((id) => responses.record(field, id)?.from !== undefined);
    if (stored) return stored;
    const key = responses.key(field);
    const id = this.#rowIds.get(key) ?? newRowId([]);
    this.#rowIds.set(key, id);
    return id;
  }
}
