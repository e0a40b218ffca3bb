/** Reads what is handed in into a class, one drop of files after the other. */
import { toldIfLate } from "../core/in-time.mjs";
import { Slices } from "../core/yield.mjs";
import { Class } from "./people.mjs";
import { filesAndReports } from "./report.mjs";

/**
 * @typedef {import("./intake.mjs").Found} Found
 *
 * @typedef {object} Listener what to do on the way
 * @property {(files: number) => void} reading how many are to be read, then how many have been
 * @property {() => void} late a file has not come for a while
 * @property {(read: Class, slices: Slices) => void | Promise<void>} read
 * @property {(problem: unknown) => void} failed
 */

export class ClassReading {
  #class;
  #course;
  #listener;
  #turn = Promise.resolve();

  /** @param {import("./people.mjs").ClassCourse} course @param {Listener} listener */
  constructor(course, listener) {
    this.#class = new Class(course);
    this.#course = course;
    this.#listener = listener;
  }

  /** From now on another class is read, at once; what is still to come for this one is dropped. */
  forget() {
    this.#class = new Class(this.#course);
    this.#turn = Promise.resolve();
  }

  /** Reads files beside those that are there. @param {File[]} files */
  take(files) {
    const into = this.#class;
    this.#turn = this.#turn
      .then(() => (into === this.#class ? this.#read(files, into) : undefined))
      .catch((problem) => (into === this.#class ? this.#listener.failed(problem) : undefined));
    return this.#turn;
  }

  /** @param {File[]} files @param {Class} into */
  async #read(files, into) {
    const slices = new Slices();
    this.#listener.reading(files.length);
    for await (const file of this.#inTurn(filesAndReports(files, this.#course), into)) {
      into.add(file);
      if (into.files % 20 === 0) this.#listener.reading(into.files);
      await slices.yieldToMain();
    }
    if (into === this.#class) await this.#listener.read(into, slices);
  }

  /** Files as they come, until their class is forgotten; says when one is waited for. @param {AsyncGenerator<Found>} files @param {Class} into */
  async *#inTurn(files, into) {
    const late = () => into === this.#class && this.#listener.late();
    for (;;) {
      const { done, value } = await toldIfLate(files.next(), late);
      if (done || into !== this.#class) return;
      yield value;
    }
  }
}
