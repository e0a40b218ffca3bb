/** The part of the class page that holds a roster, and tells who is missing. */
import { toldIfLate } from "../core/in-time.mjs";
import { make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { decoded } from "./encoding.mjs";
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
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Learner[]} */
  #learners = [];
  /** By person. @type {Map<number, Learner>} */
  #learnerOf = new Map();

  /** @param {HTMLElement} root @param {() => void} changed what to do when there is another roster */
  constructor(root, changed) {
    this.#root = root;
    this.#box = /** @type {HTMLTextAreaElement} */ (root.querySelector('[name="class-roster"]'));
    const file = /** @type {HTMLInputElement} */ (root.querySelector('[name="class-roster-file"]'));
    this.#box.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#learners = rosterOf(this.#box.value);
        changed();
      }, SOON);
    });
    file.addEventListener("change", async () => {
      const [chosen] = file.files ?? [];
      const unread = () => this.#unread();
      if (chosen) await toldIfLate(chosen.arrayBuffer(), unread).then((bytes) => this.#read(new Uint8Array(bytes)), unread);
    });
  }

  get #result() {
    return part(this.#root, "roster-result");
  }

  #unread() {
    this.#result.replaceChildren(make("p", { className: "class-status" }, say("class.roster.unread")));
  }

  /** Names of which the letters are not known replace no list. @param {Uint8Array} bytes */
  #read(bytes) {
    const { text } = decoded(bytes);
    if (text === undefined) return this.#unread();
    this.#box.value = text;
    this.#box.dispatchEvent(new Event("input"));
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
    clearTimeout(this.#timer);
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
