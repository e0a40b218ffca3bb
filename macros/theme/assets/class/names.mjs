/** What people of a class are called: who handed in, by the platform, and what they wrote themselves. */
import { say } from "../core/strings.mjs";

/** Letters without their order, spaces and marks: Canvas writes "lovelaceada" for Ada Lovelace. */
const letters = (text) => [...text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")].sort().join("");

const sameName = (a, b) => letters(a) === letters(b);

/** @param {import("./learners.mjs").Person} person */
function nameOf({ name, typed, place, files }) {
  const written = typed.join(", ");
  if (name && typed.every((one) => sameName(name, one))) return name.includes(" ") ? name : (typed[0] ?? name);
  if (name) return say("class.who-wrote", { name, typed: written });
  if (!written) return say("class.unknown", { place });
  return files[0].endsWith(place) || sameName(written, place) ? written : say("class.who-in", { name: written, place });
}

/**
 * A name for each; whoever would be called as another one is told apart by the folder, or else the file.
 * @param {import("./learners.mjs").Person[]} people
 * @returns {string[]}
 */
export function namesOf(people) {
  const names = people.map(nameOf);
  const places = toldApart(names, (i) => (people[i].name ? people[i].place : people[i].files[0]));
  return toldApart(places, (i) => people[i].files[0]);
}

function toldApart(names, placeOf) {
  const times = new Map();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return names.map((name, i) => (times.get(name) > 1 ? say("class.who-in", { name, place: placeOf(i) }) : name));
}
