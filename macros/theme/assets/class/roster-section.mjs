/** The part of the class page that holds a roster, and tells who is missing. */
import { toldIfLate } from "../core/in-time.mjs";
import { make, part } from "../core/dom.mjs";
import { takeAgain } from "../core/file.mjs";
import { say } from "../core/strings.mjs";
import { decoded } from "./encoding.mjs";
import { bytesOf } from "./intake.mjs";
import { matched, rosterOf } from "./roster.mjs";

/**
 * @typedef {import("./people.mjs").Person} Person
 * @typedef {import("./roster.mjs").Learner} Learner
 * @typedef {import("./table.mjs").Column} Column
 */

/** Somebody may still be typing. */
const SOON = 200;

export class RosterSection {
  #root;
  #box;
  #changed;
  /** Key of what is said above the result: why a file was not read. @type {string | undefined} */
  #trouble;
  /** Counts what a list was asked of: a file that arrives late takes the place of nothing newer. */
  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Learner[]} */
  #learners = [];
  /** By person. @type {Map<number, Learner>} */
  #learnerOf = new Map();

  /** @param {HTMLElement} root @param {() => void} changed what to do when there is another roster */
  constructor(root, changed) {
    this.#root = root;
    this.#changed = changed;
    this.#box = /** @type {HTMLTextAreaElement} */ (root.querySelector('[name="class-roster"]'));
    const file = /** @type {HTMLInputElement} */ (root.querySelector('[name="class-roster-file"]'));
    this.#box.addEventListener("input", () => this.#edited());
    takeAgain(file);
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      if (chosen) this.#take(chosen);
    });
  }

  get #result() {
    return part(this.#root, "roster-result");
  }

  #edited() {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#trouble = undefined;
      this.#learners = rosterOf(this.#box.value);
      this.#changed();
    }, SOON);
  }

  /** @param {File} file */
  async #take(file) {
    this.#turn += 1;
    const turn = this.#turn;
    /** @param {string} key */
    const tell = (key) => {
      if (turn === this.#turn) this.#tell(key);
    };
    const bytes = await toldIfLate(bytesOf(file), () => tell("class.roster.unread"));
    if (!bytes) tell("class.roster.unread");
    else if (turn === this.#turn) this.#read(bytes);
  }

  /** The list stays as it was. @param {string} key */
  #tell(key) {
    this.#trouble = key;
    this.#changed();
  }

  /** Names of which the letters are not known replace no list. @param {Uint8Array} bytes */
  #read(bytes) {
    const { text } = decoded(bytes);
    if (text === undefined) return this.#tell("class.roster.letters");
    this.#box.value = text;
    return this.#edited();
  }

  /** Shows who is missing. @param {Person[]} people @param {(i: number) => string} nameOf @param {{title: string, has: (person: Person) => boolean}} [sheet] the one worksheet that is looked at */
  show(people, nameOf, sheet) {
    const { people: theirs, missing, unsure, strangers } = matched(this.#learners, people);
    this.#learnerOf = new Map(
      theirs.flatMap((person, i) => (person === undefined ? [] : [[person, /** @type {Learner} */ (this.#learners[i])]])),
    );
    const name = (/** @type {number} */ i) => called(/** @type {Learner} */ (this.#learners[i]));
    const without = sheet ? [...this.#learnerOf].filter(([person]) => !sheet.has(/** @type {Person} */ (people[person]))) : [];
    this.#result.replaceChildren(
      ...(this.#trouble ? [make("p", { className: "class-status" }, say(this.#trouble))] : []),
      ...(this.#learners.length
        ? [
            make("p", { className: "class-status" }, say("class.roster.count", { n: this.#learnerOf.size, of: this.#learners.length })),
            ...list("class.roster.missing", missing.map(name)),
            ...list("class.roster.unsure", unsure.map(name)),
            ...list(
              "class.roster.without",
              without.map(([, learner]) => called(learner)),
              { title: sheet?.title },
            ),
            ...list("class.roster.strangers", strangers.map(nameOf)),
          ]
        : []),
    );
  }

  /** Whether the roster says in which group people are. */
  get hasGroups() {
    return this.#learners.some(({ group }) => group);
  }

  /** The group of the i-th person. @param {number} i */
  groupOf = (i) => this.#learnerOf.get(i)?.group;

  /** What the roster knows of people, for a table. @returns {Column[]} */
  columns() {
    /** @param {keyof Learner} key @param {string} heading @returns {Column} */
    const column = (key, heading) => ({
      heading,
      id: `roster.${key}`,
      read: (_person, i) => [this.#learnerOf.get(i)?.[key] ?? []].flat().join("; "),
    });
    return [
      column("name", say("class.roster.name")),
      column("ids", say("class.roster.ids")),
      column("email", say("class.roster.email")),
      column("group", say("class.roster.group")),
    ];
  }

  clear() {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#trouble = undefined;
    this.#box.value = "";
    this.#learners = [];
    this.#result.replaceChildren();
    /** @type {HTMLInputElement} */ (this.#root.querySelector('[name="class-roster-file"]')).value = "";
  }
}

/** @param {Learner} learner */
const called = ({ name, email, ids }) => name || email || ids.join(", ");

/** @param {string} key @param {string[]} names @param {Record<string, unknown>} [values] */
function list(key, names, values) {
  if (!names.length) return [];
  const items = names.map((name) => make("li", {}, name));
  return [make("h3", {}, say(key, { n: names.length, ...values })), make("ul", { className: "class-roster-list" }, ...items)];
}
