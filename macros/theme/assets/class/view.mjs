/** What of a class is looked at: all of it, one learner, or groups side by side. */
import { make } from "../core/dom.mjs";
import { isPrivate } from "../core/private.mjs";
import { say } from "../core/strings.mjs";
import { typeOf } from "../responses/types/index.mjs";
import { comparisonNodes } from "./compare.mjs";
import { choiceOf, groupsOf } from "./groups.mjs";
import { learnerNodes } from "./learner.mjs";
import { sheetNodes } from "./sheet.mjs";
import { takeName, takesOf } from "./takes.mjs";

/**
 * @typedef {import("./people.mjs").Person} Person
 * @typedef {import("./people.mjs").Sheet} Sheet
 * @typedef {import("./roster-section.mjs").RosterSection} RosterSection
 */

const EVERYBODY = "";
const ROSTER = "roster";

export class View {
  #root;
  #roster;

  /** @param {HTMLElement} root @param {RosterSection} roster */
  constructor(root, roster) {
    this.#root = root;
    this.#roster = roster;
  }

  /** @param {string} name */
  #select(name) {
    return /** @type {HTMLSelectElement} */ (this.#root.querySelector(`[name="${name}"]`));
  }

  /** Offers the learners and the groups that there are; what was chosen stays chosen. @param {Person[]} people @param {Sheet[]} sheets @param {(i: number) => string} whoOf */
  fill(people, sheets, whoOf) {
    const learners = people.map((person, i) => option(person.files[0], whoOf(i)));
    refill(this.#select("class-person"), [option(EVERYBODY, say("class.learner.all")), ...learners]);
    const groups = sheets.flatMap((sheet) => choiceGroup(sheet, people));
    const ofRoster = this.#roster.hasGroups ? [option(ROSTER, say("class.groups.roster"))] : [];
    refill(this.#select("class-groups"), [option(EVERYBODY, say("class.groups.off")), ...ofRoster, ...groups]);
    this.#showSteps();
  }

  /** Turns to the learner after (1) or before (-1). @param {number} step */
  turn(step) {
    const select = this.#select("class-person");
    select.selectedIndex = Math.min(Math.max(select.selectedIndex + step, 0), select.options.length - 1);
    this.#showSteps();
  }

  #showSteps() {
    const select = this.#select("class-person");
    const ends = { previous: select.selectedIndex < 1, next: select.selectedIndex >= select.options.length - 1 };
    for (const [name, isEnd] of Object.entries(ends))
      this.#root.querySelector(`[data-do="${name}"]`)?.setAttribute("aria-disabled", String(isEnd));
  }

  /** Which learner is looked at, in a sentence; "" for all. */
  get place() {
    const { selectedIndex: n, options } = this.#select("class-person");
    return n > 0 ? say("class.learner.at", { who: options[n]?.text, n, of: options.length - 1 }) : "";
  }

  /** @param {Sheet[]} chosen @param {Sheet[]} all @param {Person[]} people @param {(i: number) => string} whoOf @returns {Iterable<HTMLElement>} */
  nodes(chosen, all, people, whoOf) {
    const index = people.findIndex(({ files }) => files[0] === this.#select("class-person").value);
    const person = people[index];
    if (person) return learnerNodes(chosen, person, whoOf(index));
    const groups = this.#groups(all, people);
    return eachOf(chosen, (sheet) => (groups ? comparisonNodes(sheet, people, groups) : sheetNodes(sheet, people, whoOf)));
  }

  /** @param {Sheet[]} sheets @param {Person[]} people */
  #groups(sheets, people) {
    const { value } = this.#select("class-groups");
    if (value === ROSTER) return groupsOf(people, (_person, i) => this.#roster.groupOf(i));
    const [id, take = "", fieldId] = value.split("/");
    const sheet = sheets.find((sheet) => sheet.id === id);
    const field = sheet?.fields.find((field) => field.id === fieldId);
    return field && groupsOf(people, choiceOf(/** @type {Sheet} */ (sheet), field, take));
  }
}

/** @template T, N @param {T[]} list @param {(item: T) => Iterable<N>} nodesOf */
function* eachOf(list, nodesOf) {
  for (const item of list) yield* nodesOf(item);
}

/** @param {string} value @param {string} text */
export const option = (value, text) => make("option", { value }, text);

/** New choices; the one that was chosen stays so, else the first is. @param {HTMLSelectElement} select @param {HTMLElement[]} options */
export function refill(select, options) {
  const before = select.selectedOptions[0]?.value;
  select.replaceChildren(...options);
  select.selectedIndex = Math.max(
    [...select.options].findIndex(({ value }) => value === before),
    0,
  );
}

/** The choices of a worksheet by which people can be grouped; never private ones. @param {Sheet} sheet @param {Person[]} people */
function choiceGroup(sheet, people) {
  const takes = takesOf(sheet, people);
  const fields = sheet.fields.filter((field) => typeOf(field).holdsOneChoice && !field.keep && !isPrivate(field));
  const options = takes.flatMap((take) =>
    fields.map(({ id, prompt = "" }) =>
      option(`${sheet.id}/${take}/${id}`, sheet.repeat ? `${prompt} (${takeName(sheet, take)})` : prompt),
    ),
  );
  return options.length ? [make("optgroup", { label: sheet.title }, ...options)] : [];
}
