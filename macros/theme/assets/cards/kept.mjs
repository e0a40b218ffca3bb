/**
 * What is kept of cards: for each its latest answer, what the learner wants of it, and what stands in the box.
 * These are records of their own, so that of two devices each card keeps its latest answer.
 */
import { putAside } from "../responses/aside.mjs";
import { newest } from "../responses/records.mjs";
import { readAnswer, readWish } from "./schedule.mjs";
/** @import { Store } from "../responses/store.mjs" */
/** @import { Answer, CardState, Wish } from "./schedule.mjs" */
/** @import { Card } from "./spec.mjs" */

/** @typedef {"answer" | "wish" | "own"} Part */

/** The beginning of what is kept of all cards. @param {string} prefix of the site's keys */
export const scopeOf = (prefix) => `${prefix}_practice/cards/`;

/** @type {Record<Part, (value: unknown) => any>} */
const READERS = { answer: readAnswer, wish: readWish, own: (value) => (typeof value === "string" ? value : undefined) };

export class Kept {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /** @param {string} id @param {Part} part */
  key(id, part) {
    return `${scopeOf(this.store.prefix)}${id}/${part}`;
  }

  /** The record of a card, also under its earlier ids. @param {Card} card @param {Part} part */
  #record({ id, was = [] }, part) {
    return newest([id, ...was].map((name) => this.store.get(this.key(name, part))));
  }

  /** @param {Card} card @returns {CardState} */
  state(card) {
    return { id: card.id, answer: this.#read(card, "answer"), wish: this.#read(card, "wish") };
  }

  /** What stands in the box. @param {Card} card @returns {string} */
  own(card) {
    return this.#read(card, "own") ?? "";
  }

  /** @param {Card} card @param {Part} part */
  #read(card, part) {
    return READERS[part](this.#record(card, part)?.value);
  }

  /** What another version wrote is put aside first. @param {Card} card @param {Part} part @param {Answer | Wish | string} value */
  put(card, part, value) {
    const key = this.key(card.id, part);
    const record = this.store.get(key);
    if (record?.value != null && READERS[part](record.value) === undefined) {
      const [aside, text] = putAside(key.slice(this.store.prefix.length), record);
      this.store.put(this.store.prefix + aside, { value: text });
    }
    this.store.put(key, { value: value === "" ? null : value }, this.#record(card, part));
  }
}
