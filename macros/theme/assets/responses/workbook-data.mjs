/**
 * The workbook's data: whose responses are where. It knows negotiations and worksheets, and answers
 * references; the store below it knows only keys and records. Touches no page.
 */
import { Responses } from "./responses.mjs";
import { newRowId } from "./ids.mjs";
import { Negotiations } from "./negotiations.mjs";
import * as prefill from "./prefill.mjs";
import { empty, own } from "../core/values.mjs";
import { splitKey } from "./records.mjs";
import { absolute, parseReference } from "./references.mjs";

const LEARNER = "_learner";

export class WorkbookData {
  #turned = new Set();
  /** By field: the id of the row that it takes from a text. */
  #rowIds = new Map();
  #used = false;

  /** @param {import("./store.mjs").Store} store */
  constructor(store) {
    this.store = store;
    this.all = new Negotiations(store);
    /** Stays the same while the page is open, whatever other tabs do. */
    this.negotiation = this.current;
    store.onChange((key, record, where) => (this.#used ||= where === "here" && splitKey(store.prefix, key)?.negotiation === this.negotiation));
    store.ready.then(() => this.#used || this.turn());
  }

  /** `{id, name, created, archived}` of each negotiation; there is always one. */
  negotiations() {
    return this.all.list();
  }

  /** The id of the current negotiation. */
  get current() {
    return this.all.current;
  }

  /** Makes another negotiation the current one, here and on pages that open from now on. */
  use(id) {
    this.all.use(id);
    this.turn();
  }

  /** Turns this page to the negotiation that is current now. */
  turn() {
    if (this.negotiation === this.current) return;
    this.negotiation = this.current;
    this.#used = false;
    for (const listener of this.#turned) listener(this.negotiation);
  }

  /** Calls `listener(id)` when this page turns to another negotiation. */
  onTurn(listener) {
    this.#turned.add(listener);
  }

  /** @returns {Responses} @param {string | object} exercise its id, or its spec */
  responses(exercise, { scope, take, negotiation = this.negotiation } = {}) {
    const spec = typeof exercise === "string" ? { id: exercise, scope } : exercise;
    const owner = (scope ?? spec.scope) === "learner" ? LEARNER : negotiation;
    return new Responses(this.store, `${this.store.prefix}${owner}/`, spec, take);
  }

  /**
   * Answers a reference as seen from the worksheet of `spec`: `{value, field, from}`. Where the learner
   * has written nothing, the value is what the field would take from elsewhere, and `from` says where
   * it was written.
   * @param {object} spec whose `links` and `sources` tell about other worksheets
   */
  look(reference, spec, take) {
    const { responses, field, column } = this.place(reference, spec, take);
    const { value, from } = this.effective(responses, field, spec);
    if (!column) return { value, field, from };
    const cells = (Array.isArray(value) ? value : []).map((row) => own(row, column)).filter((one) => !empty(one));
    return { value: cells.length ? cells : undefined, field: field.columns?.find((one) => one.id === column) ?? field, from };
  }

  /** Where a reference leads to: `{responses, field, column}`, as seen from the worksheet of `spec`. */
  place(reference, spec, take) {
    const { worksheet, field: id, column } = parseReference(reference, spec.id);
    const exercise = worksheet === spec.id ? spec : { id: worksheet, ...own(spec.links, worksheet), ...own(spec.sources, worksheet) };
    const field = exercise.fields?.find((one) => one.id === id) ?? { id };
    return { responses: this.responses(exercise, { take: exercise === spec ? take : undefined }), field, column };
  }

  /** The learner's own response, else `{value, from}` taken from another field. */
  effective(responses, field, spec) {
    if (responses.touched(field)) return { value: responses.value(field) };
    return this.offered(responses, field, spec) ?? { value: undefined };
  }

  /**
   * What a field would take from elsewhere: `{value, from: reference, via: reference, prints}`, or
   * undefined. `from` is where it was written, `via` where it is read; a `from` of a record that is
   * among `prints` was taken from this very text.
   */
  offered(responses, field, spec) {
    if (!field.take_from) return undefined;
    const home = { ...responses.exercise, links: spec.links, sources: spec.sources };
    const found = prefill.taken(field.take_from, (reference) => this.look(reference, home, responses.take));
    if (!found) return undefined;
    const prints = prefill.prints(found.value);
    const value = found.made ? [{ ...found.value[0], id: this.#rowId(responses, field) }] : found.value;
    return { ...found, value, from: absolute(found.from, home.id), prints };
  }

  /**
   * Stores the rows that a field takes from elsewhere, so that they keep their ids: something refers to
   * them now. @param {string} [except] the id of a row that is stored already
   */
  keep(responses, field, spec, except) {
    const offer = field.take_from && !responses.touched(field) && this.offered(responses, field, spec);
    if (!offer || !prefill.isRows(offer.value)) return;
    const home = { ...responses.exercise, links: spec.links, sources: spec.sources };
    const source = this.place(offer.via, home, responses.take);
    if (!source.column) this.keep(source.responses, source.field, home);
    for (const { id, ...columns } of offer.value) if (id !== except) responses.put(field, columns, { row: id, from: offer.prints[0] });
  }

  /** The id of the row that a text is taken into: as it is stored, or else the same for as long as the page is open. */
  #rowId(responses, field) {
    const stored = responses.rowIds(field).find((id) => responses.record(field, id)?.from !== undefined);
    const key = responses.key(field);
    if (!stored && !this.#rowIds.has(key)) this.#rowIds.set(key, newRowId([]));
    return stored ?? this.#rowIds.get(key);
  }
}
