/** Takes the result of a case over into the worksheet `debrief`. */
import { nextTake, takeIds } from "../responses/takes.mjs";
import { codeOf, guessOf } from "./ending.mjs";

const TEXT = { type: "text" };

/**
 * Writes code, role and guess into the debrief of this very result, or into one that is still empty.
 * Else it begins a new take, unless `onlyIfFree`.
 * @param {import("../responses/workbook-data.mjs").WorkbookData} workbook
 */
export function handOver(workbook, data, ending, { onlyIfFree = false } = {}) {
  if (!data.debrief) return;
  const code = codeOf(ending, data, { guess: null });
  const first = workbook.responses({ id: "debrief", fields: [], ...data.debrief });
  const take = takeFor(first, code);
  if (!take && onlyIfFree) return;
  const responses = take ? first.at(take) : first.add(nextTake(first.takes()));
  for (const [id, value] of Object.entries(values(data, ending, code))) put(responses, id, value);
}

/** The take of this result, or one that nobody wrote in; undefined when there is none. */
function takeFor(first, code) {
  const used = first.takes();
  const ids = takeIds(first.exercise.repeat, used);
  const says = (take) => first.at(take).value({ id: "code", ...TEXT });
  return ids.find((take) => says(take) === code) ?? ids.find((take) => !first.at(take).savedAt());
}

function values(data, ending, code) {
  const guess = guessOf(ending, data);
  return { kind: "case", code, role: ending.role, guess: guess && `G:${guess.join("-")}` };
}

/** Leaves alone what says the same already, and what there is nothing to say about. */
function put(responses, id, value) {
  const field = { id, ...TEXT };
  if (value && responses.value(field) !== value) responses.put(field, value);
}
