/**
 * What the learning platform is told of knowledge checks: which choices, right or not, when all are
 * answered and, where the course wants it, a score. Never free text. Touches no page.
 *
 * @typedef {import("../responses/records.mjs").SavedResponse} SavedResponse
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
import { newer } from "../responses/records.mjs";
import { signsOf } from "../responses/choice-signs.mjs";
import { splitKey } from "../responses/keys.mjs";

/** What a prompt is called in this course. @param {{exercise: string, field: string}} prompt */
export const nameOf = ({ exercise, field }) => `${exercise}.${field}`;

/**
 * By prompt, the record that was written last.
 * @param {Check[]} checks
 * @param {[string, SavedResponse][]} records keys without the site's beginning
 */
export function answersOf(checks, records) {
  const wanted = new Set(checks.map(nameOf));
  /** @type {Map<string, SavedResponse>} */
  const answers = new Map();
  for (const [key, record] of records) {
    const place = splitKey("", key);
    const name = place && nameOf(place);
    if (name && wanted.has(name) && !newer(answers.get(name), record)) answers.set(name, record);
  }
  for (const [name, { value }] of answers) if (empty(value)) answers.delete(name);
  return answers;
}

/** @param {string | string[]} value */
const chosen = (value) => [value].flat();
/** True when exactly the right ones are chosen. @param {Check} check @param {string | string[]} value */
export const isRight = ({ correct }, value) => same([...chosen(value)].sort(), [...correct].sort());

/**
 * `[element, value]` of what `cmi.interactions.<n>` is to hold.
 * @param {Check} check
 * @param {SavedResponse} record
 * @returns {[string, string][]}
 */
export function interaction(check, { value, savedAt }) {
  const judged = check.correct.length > 0;
  return [
    ["id", check.id],
    ["type", "choice"],
    ["time", clock(savedAt)],
    ["student_response", signsOf(check.choices, chosen(value))],
    .../** @type {[string, string][]} */ (judged ? [["correct_responses.0.pattern", signsOf(check.choices, check.correct)]] : []),
    ["weighting", "1"],
    ["result", judged ? (isRight(check, value) ? "correct" : "wrong") : "neutral"],
  ];
}

/**
 * The share of prompts that are right now, from 0 to 100; null where nothing can be right.
 * @param {Check[]} checks
 * @param {Map<string, SavedResponse>} answers
 * @returns {number | null}
 */
export function scoreOf(checks, answers) {
  const judged = checks.filter(({ correct }) => correct.length);
  const right = judged.filter((check) => isRight(check, answers.get(nameOf(check))?.value));
  return judged.length ? Math.round((100 * right.length) / judged.length) : null;
}
