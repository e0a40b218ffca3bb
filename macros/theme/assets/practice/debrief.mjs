/** Takes the result of a case over into the worksheet that the course debriefs with. */
import { nextTake, takeIds } from "../responses/takes.mjs";
import { codeOf, guessOf } from "./ending.mjs";

/**
 * @typedef {object} Debrief the worksheet, as the page of a case tells it
 * @property {string} url
 * @property {string} id
 * @property {string[]} [was]
 * @property {number} revision
 * @property {"learner" | "negotiation"} scope
 * @property {object} [repeat]
 * @property {{code: string, role?: string, guess?: string}} inputs ids of the fields that a result is worked out from
 * @property {Record<string, string | number>} shows by id of a field, the response that makes the result show
 */

/**
 * Writes code, role and guess into the debrief of this very result, or into one that is still empty.
 * Else it begins a new take, unless `onlyIfFree`.
 * @param {import("../responses/workbook-data.mjs").WorkbookData} workbook
 */
export function handOver(workbook, data, ending, { onlyIfFree = false } = {}) {
  if (!data.debrief) return;
  const { inputs } = data.debrief;
  const code = codeOf(ending, data, { guess: null });
  const first = workbook.responses({ fields: [], ...data.debrief });
  const take = takeFor(first, inputs.code, code);
  if (!take && onlyIfFree) return;
  const responses = take ? first.at(take) : first.add(nextTake(first.takes()));
  for (const [id, value] of Object.entries(values(data, ending, code))) put(responses, id, value);
}

const textField = (id) => ({ id, type: "text" });

/** The take of this result, or one that nobody wrote in; undefined when there is none. */
function takeFor(first, codeField, code) {
  const used = first.takes();
  const ids = takeIds(first.exercise.repeat, used);
  const codeIn = (take) => first.at(take).value(textField(codeField));
  return ids.find((take) => codeIn(take) === code) ?? ids.find((take) => !first.at(take).savedAt());
}

/** What to write, by field. */
function values(data, ending, code) {
  const { inputs, shows } = data.debrief;
  const guess = guessOf(ending, data);
  const result = { code, role: ending.role, guess: guess && `G:${guess.join("-")}` };
  return { ...shows, ...Object.fromEntries(Object.entries(inputs).map(([name, id]) => [id, result[name]])) };
}

/** Leaves alone what says the same already, and what there is nothing to say about. */
function put(responses, id, value) {
  const field = textField(id);
  if (value && responses.value(field) !== value) responses.put(field, value);
}
