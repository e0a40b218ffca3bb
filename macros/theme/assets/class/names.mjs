/** What people of a class are called: who handed in, by the platform, and what they wrote themselves. */
import { say } from "../core/strings.mjs";

/**
 * Letters without their order, spaces and marks: Canvas writes "lovelaceada" for Ada Lovelace.
 * @param {string} text
 */
export const letters = (text) =>
  [
    ...text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  ]
    .sort()
    .join("");

/** @param {string} a @param {string} b */
const sameName = (a, b) => letters(a) === letters(b);

/** @param {import("./learners.mjs").Person} person */
function nameOf({ name, typed, place, files }) {
  const written = typed.join(", ");
  const [file = ""] = files;
  if (name && typed.every((written) => sameName(name, written))) return name.includes(" ") ? name : (typed[0] ?? name);
  if (name) return say("class.who-wrote", { name, typed: written });
  if (!written) return say("class.unknown", { place });
  return file.endsWith(place) || sameName(written, place) ? written : say("class.who-in", { name: written, place });
}

/**
 * A name for each; whoever would be called as another one is told apart by the folder, or else the file.
 * @param {import("./learners.mjs").Person[]} people
 * @returns {string[]}
 */
export function namesOf(people) {
  const names = people.map(nameOf);
  const files = people.map((person) => person.files[0]);
  const places = people.map(({ name, place }, i) => (name ? place : files[i]));
  return toldApart(toldApart(names, places), files);
}

/** @param {string[]} names @param {string[]} places */
function toldApart(names, places) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return names.map((name, i) => ((times.get(name) ?? 0) > 1 ? say("class.who-in", { name, place: places[i] }) : name));
}
