/**
 * The plan, gathered from the responses of one negotiation. Pure: it knows the plan's spec and answers
 * references through `look`; it touches no page.
 *
 * @typedef {import("../responses/spec.mjs").Field} Field
 * @typedef {import("../responses/spec.mjs").Condition} Condition
 * @typedef {import("../responses/spec.mjs").Look} Look
 *
 * @typedef {{from: string, columns?: string[], guess?: Condition[], ranked_by?: string[]}} SourceSpec where the
 *   words of an entry come from
 * @typedef {{label?: string, who?: string, from: SourceSpec[], insight?: string, plot?: boolean, most?: number}} EntrySpec
 * @typedef {{id: string, title: string, required?: boolean, private?: boolean, entries: EntrySpec[]}} BlockSpec
 * @typedef {import("../responses/spec.mjs").WorksheetSpec & {lines: string[], blocks: BlockSpec[],
 *   dates?: import("./dates.mjs").DateSpec[]}} PlanSpec
 *
 * @typedef {{text: string, details: {label?: string, text: string}[], guess: boolean}} Item
 * @typedef {{id: string, label?: string, who?: string, private: boolean, keep: boolean, items: Item[],
 *   insight?: InsightOf, result?: import("../scoring/insights/common.mjs").Insight, from?: string}} Entry
 *   `from` is the id of the worksheet that the words were written in
 * @typedef {{field: Field, worksheet: string, plot: boolean, most?: number}} InsightOf
 * @typedef {{id: string, title: string, required: boolean, entries: Entry[], gap?: Gap}} Block
 * @typedef {{worksheet: string, field: Field}} Gap the shortest prompt that would fill a block
 * @typedef {{id: string, label: string, text: string, private: boolean}} Line
 */
import { holds } from "../responses/conditions.mjs";
import { isPrivate } from "../core/private.mjs";
import { empty } from "../core/values.mjs";
import { itemsOf } from "./items.mjs";

/** @param {string} reference */
const worksheetOf = (reference) => String(reference.split(".")[0]);

/** Answers references as seen from the plan. */
export class Gathering {
  /**
   * @param {PlanSpec} spec
   * @param {Look} look
   */
  constructor(spec, look) {
    this.spec = spec;
    this.look = look;
  }

  /** @returns {Line[]} */
  lines() {
    return this.spec.lines.map((id) => {
      const field = /** @type {Field} */ (this.spec.fields.find((candidate) => candidate.id === id));
      const text = String(this.look(`${this.spec.id}.${id}`).value ?? "").trim();
      return { id, label: field.prompt ?? "", text, private: Boolean(field.private) };
    });
  }

  /** @returns {Block[]} with the entries that say something */
  blocks() {
    return this.spec.blocks.map((block) => ({
      id: block.id,
      title: block.title,
      required: Boolean(block.required),
      entries: block.entries.flatMap((entry, i) => this.#entry(block, entry, i) ?? []),
      gap: this.#gap(block),
    }));
  }

  /** @param {BlockSpec} block @param {EntrySpec} entry @param {number} i @returns {Entry | undefined} */
  #entry(block, entry, i) {
    const content = entry.insight ? this.#insight(entry, entry.insight) : this.#first(entry);
    if (!content) return undefined;
    const { label, who } = entry;
    const isPrivate = Boolean(block.private || content.private);
    return { id: `${block.id}.${i}`, label, who, items: [], ...content, private: isPrivate, keep: Boolean(content.keep) };
  }

  /**
   * The first source that the learner has written in. What a field only takes over from elsewhere
   * does not count: it stands in the plan where it was written.
   * @param {EntrySpec} entry
   */
  #first(entry) {
    for (const source of entry.from) {
      const { value, field, from } = this.look(source.from);
      if (!field || empty(value) || from || !this.#shows(field, worksheetOf(source.from))) continue;
      const items = itemsOf(this, source, field, value).slice(0, entry.most);
      if (items.length) return { items, private: isPrivate(field, source.columns), keep: field.keep, from: worksheetOf(source.from) };
    }
    return undefined;
  }

  /**
   * An insight is as private as what it is made from, and there once the learner wrote some of that.
   * @param {EntrySpec} entry
   * @param {string} reference
   */
  #insight(entry, reference) {
    const worksheet = worksheetOf(reference);
    const { field } = this.look(reference);
    if (!field) return undefined;
    const inputs = Object.values(field.inputs ?? {}).map((input) => this.look(this.absolute(input, worksheet)));
    if (!this.#shows(field, worksheet) || inputs.every(({ value, from }) => empty(value) || from)) return undefined;
    /** @param {(input: Field) => boolean | undefined} test */
    const some = (test) => inputs.some((input) => input.field && test(input.field));
    const insight = { field, worksheet, plot: Boolean(entry.plot), most: entry.most };
    return { insight, private: some((input) => isPrivate(input)), keep: some(({ keep }) => keep), from: worksheet };
  }

  /**
   * The shortest prompt that fills a block. Longer worksheets stand before shorter ones, so it is the
   * last of an entry that has several sources, else the first prompt; what is worked out is no prompt.
   * @param {BlockSpec} block
   * @returns {Gap | undefined}
   */
  #gap(block) {
    const sources = block.entries.map(({ from = [] }) => from.map((source) => source.from).reverse());
    const [several, single] = [sources.filter(({ length }) => length > 1), sources.filter(({ length }) => length === 1)];
    const insights = block.entries.flatMap(({ insight }) => insight ?? []);
    for (const reference of [...several, ...single, insights].flat()) {
      const [worksheet, { field }] = [worksheetOf(reference), this.look(reference)];
      if (field && worksheet !== this.spec.id && this.#shows(field, worksheet)) return { worksheet, field };
    }
    return undefined;
  }

  /** @param {Field | undefined} field @param {string} worksheet */
  #shows(field, worksheet) {
    return !field?.show_when || holds(field.show_when, (/** @type {string} */ reference) => this.look(this.absolute(reference, worksheet)));
  }

  /** A reference with its worksheet always named. @param {string} reference @param {string} worksheet */
  absolute(reference, worksheet) {
    return reference.includes(".") ? reference : `${worksheet}.${reference}`;
  }
}
