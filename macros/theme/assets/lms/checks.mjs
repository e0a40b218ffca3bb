/**
 * What the learning platform is told of knowledge checks: which choices, right or not, when all are
 * answered and, where the course wants it, a score. Never free text. Touches no page.
 *
 * @typedef {object} Check one prompt of a knowledge check
 * @property {string} id        what the platform calls it
 * @property {string} exercise
 * @property {string} field
 * @property {string[]} choices ids, in the author's order
 * @property {string[]} correct ids of the right ones; none where nothing is right or wrong
 */
import { clock } from "./api.mjs";
import { empty, same } from "../core/values.mjs";
import { newer, splitKey } from "../responses/records.mjs";

/** The standard knows choices by one letter or digit each. */
const SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** What a prompt is called in this course. */
export const nameOf = ({ exercise, field }) => `${exercise}.${field}`;

/** By prompt, the record that was written last. @param {[string, object][]} records keys without the site's beginning */
export function answersOf(checks, records) {
  const wanted = new Set(checks.map(nameOf));
  const found = new Map();
  for (const [key, record] of records) {
    const parts = splitKey("", key);
    const name = parts && nameOf(parts);
    if (wanted.has(name) && !newer(found.get(name), record)) found.set(name, record);
  }
  for (const [name, { value }] of found) if (empty(value)) found.delete(name);
  return found;
}

const chosen = (value) => [value].flat();
const signs = (check, ids) => check.choices.flatMap((id, at) => (ids.includes(id) ? [SIGNS[at]] : [])).join(",");

/** True when exactly the right ones are chosen. */
export const isRight = ({ correct }, value) => same([...chosen(value)].sort(), [...correct].sort());

/** `[element, value]` of what `cmi.interactions.<n>` is to hold. */
export function interaction(check, { value, savedAt }) {
  const judged = check.correct.length > 0;
  return [
    ["id", check.id],
    ["type", "choice"],
    ["time", clock(savedAt)],
    ["student_response", signs(check, chosen(value))],
    ...(judged ? [["correct_responses.0.pattern", signs(check, check.correct)]] : []),
    ["weighting", "1"],
    ["result", judged ? (isRight(check, value) ? "correct" : "wrong") : "neutral"],
  ];
}

/** The share of prompts that are right now, from 0 to 100; null where nothing can be right. */
export function scoreOf(checks, answers) {
  const judged = checks.filter(({ correct }) => correct.length);
  const right = judged.filter((check) => isRight(check, answers.get(nameOf(check))?.value));
  return judged.length ? Math.round((100 * right.length) / judged.length) : null;
}
