/** Reports the visit: answers to knowledge checks, replies in dialogues, how far the learner is, where they stopped, how long. */
import { timespan } from "./api.mjs";
import { answersOf, interaction, nameOf, scoreOf } from "./checks.mjs";
import { interactionElements, repliesOf } from "./replies.mjs";
import { STATUS } from "./way.mjs";
import { same } from "../core/values.mjs";

/**
 * @typedef {import("./checks.mjs").Check} Check
 * @typedef {import("../responses/records.mjs").SavedResponse} SavedResponse
 * @typedef {{checks: Check[], dialogues: Record<string, import("./replies.mjs").Asking>, lessons: string[], score: boolean}} Facts
 *   what the package reports; `lessons` are pages
 * @typedef {{name: string, value: unknown, elements: [string, string][]}} Report one interaction
 */

const SOON = 1000;
const AGAIN = 30_000;
const COUNT = "cmi.interactions._count";
const OVER = ["completed", "passed", "failed"];
/** On this device: which answers were reported. */
const REPORTED = "_settings/lms-told";
/** Which lessons were opened: asked only where there is no knowledge check. */
const OPENED = "_lms/opened";

export class Reporter {
  #session;
  #store;
  #course;
  #failed;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #began = Date.now();
  /** By prompt, the answer that the platform knows. @type {Record<string, unknown>} */
  #reported = {};
  /** By prompt, the number of a report that was not finished. @type {Map<string, string>} */
  #begun = new Map();

  /**
   * @param {import("./api.mjs").Session} session
   * @param {import("../responses/store.mjs").Store} store
   * @param {Facts} course
   * @param {(code: number) => void} failed is called when the platform did not take something; it is tried again
   */
  constructor(session, store, course, failed) {
    this.#session = session;
    this.#store = store;
    this.#course = course;
    this.#failed = failed;
  }

  /**
   * @param {[string, SavedResponse][]} known what the platform had when the visit began
   */
  start(known) {
    const before = this.#reportsOf(known);
    const here = this.#keptReports;
    this.#reported = { ...here, ...Object.fromEntries(before.map(({ name, value }) => [name, value])) };
    this.#store.onChange(() => this.#soon(SOON));
    this.report();
  }

  /** The learner is on a page now. @param {string} page */
  visit(page) {
    if (this.#store.keepsNothing) return;
    this.#session.offer("cmi.core.lesson_location", page);
    const opened = this.#opened;
    const { checks, lessons } = this.#course;
    if (checks.length || !lessons.includes(page) || opened.includes(page)) return;
    this.#store.put(this.#store.prefix + OPENED, { value: [...opened, page] });
  }

  /** Tells what is new, unless the learner wants nothing sent. */
  report() {
    if (this.#store.keepsNothing || this.#session.ended) return;
    const records = this.#records();
    if (!this.#all(answersOf(this.#course.checks, records), this.#reportsOf(records))) this.#soon(AGAIN);
    this.#remember();
  }

  /**
   * Answers, replies, score, completion; false when something was not taken.
   * @param {Map<string, SavedResponse>} answers
   * @param {Report[]} reports
   */
  #all(answers, reports) {
    const reported = reports.filter((report) => !this.#tell(report)).length === 0;
    const done = !this.#isDone(answers) || this.#over || this.#session.set(STATUS, "completed");
    const all = reported && this.#score(answers) && done;
    if (!all) this.#failed(this.#session.error);
    return all;
  }

  /**
   * Every knowledge check answered; in a package without any, every lesson opened.
   * @param {Map<string, SavedResponse>} answers
   */
  #isDone(answers) {
    const { checks, lessons } = this.#course;
    return checks.length ? checks.every((check) => answers.has(nameOf(check))) : lessons.every((page) => this.#opened.includes(page));
  }

  /** The visit ends. */
  end() {
    this.report();
    this.#session.offer("cmi.core.session_time", timespan(Date.now() - this.#began));
    this.#session.offer("cmi.core.exit", "suspend");
  }

  // Inside ------------------------------------------------------------------------------------

  /** What this device has told, unless the platform has fewer reports: then some were lost, or it begins anew. */
  get #keptReports() {
    const here = this.#store.get(this.#store.prefix + REPORTED)?.value ?? {};
    return Number(this.#session.get(COUNT)) >= Object.keys(here).length ? here : {};
  }

  get #over() {
    return OVER.includes(this.#session.get(STATUS).toLowerCase());
  }

  /** @returns {string[]} */
  get #opened() {
    return this.#store.get(this.#store.prefix + OPENED)?.value ?? [];
  }

  /** @returns {[string, SavedResponse][]} */
  #records() {
    const { prefix } = this.#store;
    return this.#store.list().map(([key, record]) => [key.slice(prefix.length), record]);
  }

  /** @param {number} delay */
  #soon(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.report(), delay);
  }

  /** What there is to tell of these records. @param {[string, SavedResponse][]} records @returns {Report[]} */
  #reportsOf(records) {
    const { checks, dialogues } = this.#course;
    const answers = answersOf(checks, records);
    const ofChecks = checks.flatMap((check) => {
      const answer = answers.get(nameOf(check));
      return answer ? [{ name: nameOf(check), value: answer.value, elements: interaction(check, answer) }] : [];
    });
    return [...ofChecks, ...repliesOf(dialogues, records).map((taken) => ({ ...taken, elements: interactionElements(taken) }))];
  }

  /** Each answer once for each change; true when there is nothing left to tell. @param {Report} report */
  #tell({ name, value, elements }) {
    if (same(this.#reported[name], value)) return true;
    const number = this.#begun.get(name) ?? this.#session.get(COUNT);
    if (number === "") return true; // This platform keeps no interactions.
    this.#begun.set(name, number);
    const done = elements.every(([element, text]) => this.#session.offer(`cmi.interactions.${number}.${element}`, text));
    if (!done) return false;
    this.#begun.delete(name);
    this.#reported[name] = value;
    return true;
  }

  #remember() {
    const key = this.#store.prefix + REPORTED;
    if (!same(this.#store.get(key)?.value ?? {}, this.#reported)) this.#store.put(key, { value: { ...this.#reported } });
  }

  /** @param {Map<string, SavedResponse>} answers */
  #score(answers) {
    const raw = this.#course.score && answers.size ? scoreOf(this.#course.checks, answers) : null;
    /** @type {[string, number][]} */
    const elements =
      raw === null
        ? []
        : [
            ["min", 0],
            ["max", 100],
            ["raw", raw],
          ];
    return elements.every(([element, value]) => this.#session.offer(`cmi.core.score.${element}`, value));
  }
}
