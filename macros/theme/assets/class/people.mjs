/**
 * A class: hand-ins as people, each file once, and everything that was not taken as it came, named. Pure.
 *
 * @typedef {import("./learners.mjs").Person} Person
 * @typedef {import("./learners.mjs").Named} Named
 * @typedef {import("./learners.mjs").File} File
 * @typedef {import("../responses/spec.mjs").Field} Field
 * @typedef {import("../responses/spec.mjs").WorksheetSpec} Sheet a worksheet, as this page has it
 * @typedef {{course: string, sheets: Sheet[]}} ClassCourse what this page knows
 * @typedef {{value: any, rows?: Record<string, string>}} Response whatever was handed in, with the labels of its rows
 */
import { own } from "../core/values.mjs";
import { read } from "../hand-in/format.mjs";
import { learnersOf } from "./learners.mjs";
import { submissionOf, withoutAssignment } from "./platforms.mjs";

/** The name that a platform put into a path, or "". @param {string} path */
export const platformName = (path) => submissionOf(path).name;

/** Blackboard's name of a learner is the user name that it knows them by. @param {string} name */
const namedBy = (name) => ({ name, ids: { blackboard: name } });

export class Class {
  #course;
  #sheets;
  /** @type {File[]} */
  #handIns = [];
  /** @type {Named[]} */
  #named = [];
  /** How many files came, whatever became of them. */
  files = 0;

  /** @param {ClassCourse} course */
  constructor({ course, sheets }) {
    this.#course = course;
    this.#sheets = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  }

  /** Takes a file in, or names what is wrong with it. @param {import("./intake.mjs").Found} found */
  add({ path, text, trouble }) {
    this.files += 1;
    if (text === undefined) return this.#name(trouble, path);
    const result = read(text);
    if (result.trouble !== undefined) return this.#name(result.trouble, path);
    if (result.handIn.course !== this.#course) return this.#name("course", path, { course: result.handIn.course });
    if (result.unread.length) this.#name("unread", path, { fields: result.unread.slice(0, 20).join(", ") });
    this.#handIns.push({ path, handIn: result.handIn, submission: submissionOf(path) });
    return this.#versions(path, result.handIn);
  }

  /** @returns {{people: Person[], named: Named[]}} each learner once, and what happened to the other files */
  result() {
    const { people, named } = learnersOf(this.#namedByUnit());
    return { people, named: [...this.#named, ...named] };
  }

  /** Files with the names that only all of their zip together tell. */
  #namedByUnit() {
    /** @type {Map<string, string[]>} */
    const stems = new Map();
    for (const {
      submission: { unit, stem },
    } of this.#handIns)
      if (stem) stems.set(unit, [...(stems.get(unit) ?? []), stem]);
    const shorter = new Map([...stems].map(([unit, all]) => [unit, withoutAssignment(all)]));
    return this.#handIns.map((file) => {
      const { unit, stem } = file.submission;
      return stem ? { ...file, submission: { ...file.submission, ...namedBy(shorter.get(unit)?.(stem) ?? "") } } : file;
    });
  }

  /** @param {string} what @param {string} path @param {Record<string, unknown>} [values] */
  #name(what, path, values) {
    this.#named.push({ what, path, values });
  }

  /**
   * Worksheets of another version, and those that this course does not have.
   * @param {string} path
   * @param {import("../hand-in/format.mjs").HandIn} handIn
   */
  #versions(path, { worksheets }) {
    for (const { id, revision } of worksheets) {
      const sheet = this.#sheets.get(id) ?? [...this.#sheets.values()].find(({ was }) => was?.includes(id));
      if (!sheet) this.#name("sheet", path, { id });
      else if (sheet.revision !== revision) this.#name("revision", path, { title: sheet.title, theirs: revision, ours: sheet.revision });
    }
  }
}

/**
 * A person's response to a field in a take, also under earlier ids; with the labels of its rows.
 * @param {Person} person
 * @param {Sheet} sheet
 * @param {Field} field
 * @param {string} take
 * @returns {Response}
 */
export function responseOf(person, sheet, field, take) {
  const names = [sheet.id, ...(sheet.was ?? [])];
  const theirs = person.worksheets.filter((worksheet) => worksheet.take === take && names.includes(worksheet.id));
  for (const { responses, rows } of theirs) {
    const id = [field.id, ...(field.was ?? [])].find((name) => own(responses, name) !== undefined);
    if (id) return { value: responses[id], rows: own(rows, id) };
  }
  return { value: undefined };
}

/**
 * Responses to fields that a worksheet no longer has: `{field, value}`.
 * @param {Person} person
 * @param {Sheet} sheet
 */
export function leftovers(person, sheet) {
  const known = new Set(sheet.fields.flatMap(({ id, was }) => [id, ...(was ?? [])]));
  const theirs = person.worksheets.filter(({ id }) => id === sheet.id || sheet.was?.includes(id));
  return theirs
    .flatMap(({ responses }) => Object.entries(responses))
    .filter(([id]) => !known.has(id))
    .map(([field, value]) => ({ field, value }));
}
