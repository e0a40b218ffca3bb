/** Reads what is handed in into a class, one drop of files after the other. */
import { Slices } from "../core/yield.mjs";
import { Class } from "./people.mjs";
import { filesAndReports } from "./report.mjs";

/**
 * @typedef {object} Listener what to do on the way
 * @property {(files: number) => void} begun
 * @property {(files: number) => void} progress
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

  /** From now on another class is read; what is still to come for this one is dropped. */
  forget() {
    this.#class = new Class(this.#course);
  }

  /** Reads files beside those that are there. @param {File[]} files */
  take(files) {
    const into = this.#class;
    this.#turn = this.#turn
      .then(() => (into === this.#class ? this.#read(files, into) : undefined))
      .catch((problem) => this.#listener.failed(problem));
    return this.#turn;
  }

  /** @param {File[]} files @param {Class} into */
  async #read(files, into) {
    const slices = new Slices();
    this.#listener.begun(files.length);
    for await (const file of filesAndReports(files, this.#course)) {
      into.add(file);
      if (into.files % 20 === 0) this.#listener.progress(into.files);
      await slices.yieldToMain();
    }
    if (into === this.#class) await this.#listener.read(into, slices);
  }
}
