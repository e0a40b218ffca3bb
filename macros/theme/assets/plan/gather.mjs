/**
 * The plan, gathered from the responses of one negotiation. Pure: it knows the plan's spec and answers
 * references through `look`; it touches no page.
 *
 * @typedef {{text: string, details: {label?: string, text: string}[], guess: boolean}} Item
 * @typedef {{id: string, label?: string, who?: string, private: boolean, keep: boolean, items: Item[],
 *   insight?: {field: object, worksheet: string, plot: boolean, most?: number}, from?: string}} Entry
 *   `from` is the id of the worksheet that the words were written in
 * @typedef {{id: string, title: string, required: boolean, entries: Entry[], sources: string[]}} Block
 * @typedef {{id: string, label: string, text: string, private: boolean}} Line
 */
import { holds } from "../responses/conditions.mjs";
import { isPrivate } from "../core/private.mjs";
import { empty } from "../core/values.mjs";
import { itemsOf } from "./items.mjs";

const parts = (reference) => reference.split(".");
const worksheetOf = (reference) => parts(reference)[0];

/** Answers references as seen from the plan. */
export class Gathering {
  /**
   * @param {object} spec the plan's
   * @param {(reference: string) => {value: *, field: object, from?: string}} look
   */
  constructor(spec, look) {
    this.spec = spec;
    this.look = look;
  }

  /** @returns {Line[]} */
  lines() {
    return this.spec.lines.map((id) => {
      const field = this.spec.fields.find((one) => one.id === id);
      const text = String(this.look(`${this.spec.id}.${id}`).value ?? "").trim();
      return { id, label: field.prompt, text, private: Boolean(field.private) };
    });
  }

  /** @returns {Block[]} with the entries that say something */
  blocks() {
    return this.spec.blocks.map((block) => ({
      id: block.id,
      title: block.title,
      required: Boolean(block.required),
      entries: block.entries.map((entry, i) => this.#entry(block, entry, i)).filter(Boolean),
      sources: this.#open(block),
    }));
  }

  #entry(block, entry, i) {
    const found = entry.insight ? this.#insight(entry) : this.#first(entry);
    if (!found) return undefined;
    const { label, who } = entry;
    const isPrivate = Boolean(block.private || found.private);
    return { id: `${block.id}.${i}`, label, who, items: [], ...found, private: isPrivate, keep: Boolean(found.keep) };
  }

  /**
   * The first source that the learner has written in. What a field only takes over from elsewhere
   * does not count: it stands in the plan where it was written.
   */
  #first(entry) {
    for (const source of entry.from) {
      const { value, field, from } = this.look(source.from);
      if (empty(value) || from || !this.#shows(field, worksheetOf(source.from))) continue;
      const items = itemsOf(this, source, field, value).slice(0, entry.most);
      if (items.length) return { items, private: isPrivate(field, source.columns), keep: field.keep, from: worksheetOf(source.from) };
    }
    return undefined;
  }

  /** An insight is as private as what it is made from, and there once the learner wrote some of that. */
  #insight(entry) {
    const worksheet = worksheetOf(entry.insight);
    const { field } = this.look(entry.insight);
    const inputs = Object.values(field.inputs).map((reference) => this.look(this.absolute(reference, worksheet)));
    if (!this.#shows(field, worksheet) || inputs.every(({ value, from }) => empty(value) || from)) return undefined;
    const some = (test) => inputs.some(({ field: one }) => test(one));
    const insight = { field, worksheet, plot: Boolean(entry.plot), most: entry.most };
    return { insight, private: some((one) => isPrivate(one)), keep: some(({ keep }) => keep), from: worksheet };
  }

  /** Worksheets that could still fill a block, the fullest first. */
  #open(block) {
    const named = block.entries.flatMap((entry) => (entry.insight ? [entry.insight] : entry.from.map(({ from }) => from)));
    const shown = named.filter((reference) => this.#shows(this.look(reference).field, worksheetOf(reference)));
    return [...new Set(shown.map(worksheetOf))].filter((id) => id !== this.spec.id);
  }

  #shows(field, worksheet) {
    return !field.show_when || holds(field.show_when, (reference) => this.look(this.absolute(reference, worksheet)));
  }

  /** A reference with its worksheet always named. */
  absolute(reference, worksheet) {
    return reference.includes(".") ? reference : `${worksheet}.${reference}`;
  }
}
