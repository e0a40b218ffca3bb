/**
 * Which list a row's id belongs to: a field of rows, together with those that take its rows over, and
 * with all that follows them. From what the page knows of the course. Pure.
 *
 * @typedef {{list: string, id: string, before: string}} RowOf `before` stands in front of the id where
 *   the rows of several lists follow one after the other
 * @typedef {{id: string, was?: string[], fields: Field[], repeat?: Repeat}} CourseSheet
 * @typedef {Candidate & {exercise: string, field: string}} ListSource a list that rows are taken from
 */
import { splitKey } from "../keys.mjs";
import { typeOf } from "../types/index.mjs";
/** @import { Candidate, Field, Repeat } from "../spec.mjs" */

/** @param {string} id @returns {(thing: {id: string, was?: string[]}) => boolean} */
const named = (id) => (thing) => thing.id === id || (thing.was ?? []).includes(id);

/** @param {{id: string, was?: string[]} | undefined} thing @param {string} id where nothing is known @returns {string[]} */
const namesOf = (thing, id) => (thing ? [thing.id, ...(thing.was ?? [])] : [id]);

const ROW = /(?:blank-\d+|row-\d+-[0-9a-f]{32})$/;

/** Where nothing is known of the course, all lists count as one. @param {string} id @returns {RowOf} */
const guessed = (id) => ({ list: "", id: ROW.exec(id)?.[0] ?? id, before: ROW.test(id) ? id.replace(ROW, "") : "" });

export class Follows {
  #sheets;
  /** @type {Map<string, string>} */
  #lists = new Map();

  /** @param {CourseSheet[]} sheets none where the page knows nothing of the course */
  constructor(sheets) {
    this.#sheets = sheets;
    for (const { id, fields } of sheets) for (const field of fields) this.#joinSources(id, field);
  }

  /** True where the page can tell lists apart. */
  get known() {
    return this.#sheets.length > 0;
  }

  /** @param {string} id @returns {CourseSheet | undefined} */
  sheet(id) {
    return this.#sheets.find(named(id));
  }

  /** @param {string} exercise @param {string} id @returns {Field | undefined} */
  field(exercise, id) {
    return this.sheet(exercise)?.fields.find(named(id));
  }

  /**
   * The keys that a response may lie under, by the names of today and those before; today's is the first.
   * @param {string} key
   * @returns {string[]}
   */
  keysOf(key) {
    const place = splitKey("", key);
    if (!place) return [key];
    const { negotiation, exercise, take, field, row } = place;
    const [exercises, fields] = [namesOf(this.sheet(exercise), exercise), namesOf(this.field(exercise, field), field)];
    return exercises.flatMap((sheet) => fields.map((id) => [negotiation, sheet, take, id, row].filter(Boolean).join("/")));
  }

  /** @param {string} exercise @param {string} field @param {string} id @returns {RowOf} */
  rowOf(exercise, field, id) {
    if (!this.known) return guessed(id);
    const references = [this.field(exercise, field)?.rows_from ?? []].flat().map((reference) => this.#split(reference, exercise));
    const named = references.slice(1).filter(({ field: name }) => id.startsWith(`${name}-`));
    const [other] = named.sort((a, b) => b.field.length - a.field.length);
    const followed = other ?? references[0];
    if (!followed) return { list: this.#list(this.#name(exercise, field)), id, before: "" };
    const before = other ? `${other.field}-` : "";
    const row = this.rowOf(followed.exercise, followed.field, id.slice(before.length));
    return { ...row, before: before + row.before };
  }

  /**
   * The lists that a list takes its rows from: `{from, exercise, field, columns?}`.
   * @param {string} exercise
   * @param {string} field
   * @returns {ListSource[]}
   */
  candidates(exercise, field) {
    const listed = this.field(exercise, field);
    const all = [(typeOf(listed).inRows && listed?.take_from) || []]
      .flat()
      .map((candidate) => (typeof candidate === "string" ? { from: candidate } : candidate));
    return all.filter(({ column }) => !column).map((candidate) => ({ ...candidate, ...this.#split(`${candidate.from}.`, exercise) }));
  }

  /** @param {string} reference @param {string} home @returns {{exercise: string, field: string}} */
  #split(reference, home) {
    const names = reference.split(".").slice(0, -1);
    return { exercise: names.length > 1 ? names[0] : home, field: names[names.length - 1] };
  }

  /** The name that a field has now. @param {string} exercise @param {string} field */
  #name(exercise, field) {
    return `${this.sheet(exercise)?.id ?? exercise}.${this.field(exercise, field)?.id ?? field}`;
  }

  /** @param {string} name @returns {string} */
  #list(name) {
    const next = this.#lists.get(name);
    return next === undefined ? name : this.#list(next);
  }

  /** Rows that are taken over keep their ids. @param {string} exercise @param {{id: string}} field */
  #joinSources(exercise, { id }) {
    for (const source of this.candidates(exercise, id)) {
      const [mine, theirs] = [this.#list(`${exercise}.${id}`), this.#list(`${source.exercise}.${source.field}`)];
      if (mine !== theirs) this.#lists.set(mine, theirs);
    }
  }
}
