/** Takes the result of a case over into the worksheet that the course debriefs with. */
import { nextTake, takeIds } from "../responses/takes.mjs";
import { codeOf, guessOf } from "./ending.mjs";

/**
 * @typedef {import("./ending.mjs").Ending} Ending
 * @typedef {import("./ending.mjs").EndingCase} EndingCase
 * @typedef {import("../responses/responses.mjs").Responses} Responses
 */

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
 * @param {EndingCase} data
 * @param {Ending} ending
 * @param {{onlyIfFree?: boolean}} [options]
 */
export function handOver(workbook, data, ending, { onlyIfFree } = {}) {
  const { debrief } = data;
  if (!debrief) return;
  const code = codeOf(ending, data, { guess: null });
  const first = workbook.responses({ fields: [], ...debrief });
  const take = takeFor(first, debrief.inputs.code, code);
  if (!take && onlyIfFree) return;
  const responses = take ? first.at(take) : first.add(nextTake(first.takes()));
  const guess = guessOf(ending, data);
  const values = valuesOf({ code, role: ending.role, guess: guess && `G:${guess.join("-")}` }, debrief);
  for (const [id, value] of Object.entries(values)) put(responses, id, value);
}

/** @param {string} id @returns {import("../responses/spec.mjs").Field} */
const textField = (id) => ({ id, type: "text" });

/**
 * The take of this result, or one that nobody wrote in; undefined when there is none.
 * @param {Responses} first
 * @param {string} codeField
 * @param {string | undefined} code
 */
function takeFor(first, codeField, code) {
  const used = first.takes();
  const ids = takeIds(first.exercise.repeat, used);
  /** @param {string} take */
  const codeIn = (take) => first.at(take).value(textField(codeField));
  return ids.find((take) => codeIn(take) === code) ?? ids.find((take) => !first.at(take).savedAt());
}

/**
 * What to write, by field.
 * @param {{code?: string, role?: string, guess?: string}} result @param {Debrief} debrief
 * @returns {Record<string, string | number | undefined>}
 */
function valuesOf(result, { inputs: { code, role, guess }, shows }) {
  return { ...shows, [code]: result.code, ...(role && { [role]: result.role }), ...(guess && { [guess]: result.guess }) };
}

/**
 * Leaves alone what says the same already, and what there is nothing to say about.
 * @param {Responses} responses
 * @param {string} id
 * @param {string | number | undefined} value
 */
function put(responses, id, value) {
  const field = textField(id);
  if (value && responses.value(field) !== value) responses.put(field, value);
}
