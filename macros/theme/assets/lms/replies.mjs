/**
 * What the learning platform is told of dialogues: which reply was taken at which turn, of the last way that
 * came to an ending. Never what a learner wrote. Touches no page.
 *
 * @typedef {import("../responses/records.mjs").SavedResponse} SavedResponse
 *
 * @typedef {object} Asked one turn of a dialogue
 * @property {string} id        what the platform calls it
 * @property {string[]} replies ids, in the author's order
 * @property {string[]} last    replies that lead to an ending
 *
 * @typedef {Record<string, Asked>} Asking a dialogue: its turns by id
 * @typedef {{name: string, value: string, asked: Asked, savedAt: number}} Taken `name` is that of one visit to a turn
 */
import { signsOf } from "../responses/choice-signs.mjs";
import { clock } from "./api.mjs";
import { own } from "../core/values.mjs";

const PLACE = /^_practice\/dialogue\/([^/]+)$/;

/**
 * The replies of the ways that came to an ending; none of a way that is not at its end.
 * @param {Record<string, Asking>} dialogues
 * @param {[string, SavedResponse][]} records keys without the site's beginning
 * @returns {Taken[]} in the order in which they were taken
 */
export function repliesOf(dialogues, records) {
  return records.flatMap(([key, { value, savedAt }]) => {
    const id = PLACE.exec(key)?.[1] ?? "";
    const turns = own(dialogues, id);
    return turns ? wayOf(turns, value, `dialogue/${id}`, savedAt) : [];
  });
}

/** @param {Asking} turns @param {unknown} value @param {string} place @param {number} savedAt @returns {Taken[]} */
function wayOf(turns, value, place, savedAt) {
  const path = own(value, "path");
  if (own(value, "v") !== 1 || !Array.isArray(path)) return [];
  const steps = path.map((step) => ({ turn: String(own(step, "turn")), reply: String(own(step, "reply")) }));
  const known = steps.every(({ turn, reply }) => own(turns, turn)?.replies.includes(reply));
  const end = steps.at(-1);
  if (!known || !end || !turns[end.turn].last.includes(end.reply)) return [];
  return steps.map(({ turn, reply }, at) => {
    const times = steps.slice(0, at).filter((step) => step.turn === turn).length + 1;
    return { name: `${place}/${turn}/${times}`, value: reply, asked: turns[turn], savedAt };
  });
}

/**
 * `[element, value]` of what `cmi.interactions.<n>` is to hold.
 * @param {Taken} taken
 * @returns {[string, string][]}
 */
export const interactionElements = ({ asked, value, savedAt }) => [
  ["id", asked.id],
  ["type", "choice"],
  ["time", clock(savedAt)],
  ["student_response", signsOf(asked.replies, [value])],
  ["weighting", "0"],
  ["result", "neutral"],
];
