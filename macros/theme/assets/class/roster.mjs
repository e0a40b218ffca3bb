/**
 * A roster: who is in the class, as names that were pasted or as a list that a platform exports. Pure.
 *
 * @typedef {import("./learners.mjs").Person} Person
 * @typedef {{name: string, ids: string[], email: string, group: string}} Learner a line of the roster
 * @typedef {object} Matches who of the roster handed in
 * @property {(number | undefined)[]} people by learner: the index of their hand-in
 * @property {number[]} missing learners of whom nothing came
 * @property {number[]} unsure learners who share a name with another one, so that nobody can tell whose hand-in it is
 * @property {number[]} strangers people whom the roster does not have
 */
import { cellsOf } from "./cells.mjs";
import { letters } from "./names.mjs";

/** By what a column holds: what platforms call it, in English and in French. @type {Record<string, RegExp>} */
const COLUMNS = {
  first: /^(first|given|pr[ée]nom)/i,
  last: /^(last|sur|family|nom$|nom de famille)/i,
  name: /^(full ?name|name|student|learner|participant|nom complet|[ée]tudiant|[ée]lève)s?( name)?$/i,
  id: /^(id|identifier|orgdefinedid|.*\bid( number)?|user ?name|login|num[ée]ro|identifiant|matricule)\b/i,
  email: /mail|courriel/i,
  group: /^(groups?|sections?|teams?|groupes?|[ée]quipes?)$/i,
};

/** What Canvas puts below its head is no learner. */
const NOBODY = /^(points possible|student, test|test student)/i;
const ADDRESS = /[^\s<>,;"()]+@[^\s<>,;"()]+/;

/** @param {string} cell */
const columnOf = (cell) => Object.keys(COLUMNS).find((name) => COLUMNS[name]?.test(cell)) ?? "";

/** @param {string} text @returns {Learner[]} each line once */
export function rosterOf(text) {
  const rows = cellsOf(text);
  const head = (rows[0] ?? []).map(columnOf);
  const isTable =
    head.includes("name") || (head.includes("first") && head.includes("last")) || (head.includes("last") && head.includes("id"));
  const learners = isTable ? rows.slice(1).map((row) => fromTable(row, head)) : rows.map(fromLine);
  const named = learners.filter(({ name, email, ids }) => !NOBODY.test(name) && (name || email || ids.length));
  return [...new Map(named.map((learner) => [JSON.stringify(learner), learner])).values()];
}

/** @param {string[]} row @param {string[]} head @returns {Learner} */
function fromTable(row, head) {
  /** @param {string} column */
  const cells = (column) => row.filter((cell, i) => head[i] === column && cell);
  return {
    name: cells("name")[0] || [...cells("first"), ...cells("last")].join(" "),
    ids: cells("id"),
    email: cells("email")[0] ?? "",
    group: cells("group").join(", "),
  };
}

/** A line without a head: a name, and whatever stands beside it. @param {string[]} row @returns {Learner} */
function fromLine(row) {
  const email = ADDRESS.exec(row.join(" "))?.[0] ?? "";
  const rest = row
    .map((cell) =>
      cell
        .replace(ADDRESS, "")
        .replace(/[<>()]/g, "")
        .trim(),
    )
    .filter(Boolean);
  const ids = rest.filter((cell) => /^\d+$/.test(cell));
  return { name: rest.filter((cell) => !ids.includes(cell)).join(" "), ids, email, group: "" };
}

/** An id without what a platform writes around it: Moodle has "Participant 123". @param {string} id */
const bareId = (id) => id.replace(/^participant\s+/i, "").toLowerCase();

/** What a hand-in says of whose it is. @param {Person} person */
const idsOf = ({ ids, name }) => new Set([...Object.values(ids), name].filter(Boolean).map(bareId));
/** @param {Person} person */
const namesOf = ({ name, typed }) => new Set([name, ...typed].map(letters));

/** @param {Learner[]} learners @param {Person[]} people @returns {Matches} */
export function matched(learners, people) {
  /** @type {(number | undefined)[]} */
  const matches = learners.map(() => undefined);
  const free = new Set(people.keys());
  /** @param {number} learner @param {number} person */
  const match = (learner, person) => {
    matches[learner] = person;
    free.delete(person);
  };
  matchIds(learners, people, match);
  const unsure = matchNames(learners, people, matches, free, match);
  const missing = [...learners.keys()].filter((i) => matches[i] === undefined && !unsure.includes(i));
  return { people: matches, missing, unsure, strangers: [...free] };
}

/** @param {Learner[]} learners @param {Person[]} people @param {(learner: number, person: number) => void} match */
function matchIds(learners, people, match) {
  const byId = new Map(people.flatMap((person, i) => [...idsOf(person)].map((id) => [id, i])));
  for (const [i, { ids, email }] of learners.entries()) {
    const known = [...ids.map(bareId), String(email.split("@")[0]).toLowerCase()];
    const person = known.map((id) => byId.get(id)).find((at) => at !== undefined);
    if (person !== undefined) match(i, person);
  }
}

/**
 * By name, whatever the order of its words. Where fewer hand-ins than learners have a name, all of them are unsure.
 * @param {Learner[]} learners
 * @param {Person[]} people
 * @param {(number | undefined)[]} matches
 * @param {Set<number>} free
 * @param {(learner: number, person: number) => void} match
 * @returns {number[]} learners who are unsure
 */
function matchNames(learners, people, matches, free, match) {
  /** @type {Map<string, number[]>} */
  const open = new Map();
  for (const [i, { name }] of learners.entries()) {
    const key = letters(name);
    if (key && matches[i] === undefined) open.set(key, [...(open.get(key) ?? []), i]);
  }
  const named = people.map(namesOf);
  return [...open].flatMap(([key, ofThatName]) => {
    const theirs = [...free].filter((person) => named[person]?.has(key));
    if (theirs.length && theirs.length < ofThatName.length) {
      for (const person of theirs) free.delete(person);
      return ofThatName;
    }
    for (const [n, learner] of ofThatName.entries()) if (theirs[n] !== undefined) match(learner, /** @type {number} */ (theirs[n]));
    return [];
  });
}
