/** What scores and insights are made from. Their modules load only where a worksheet has some. */
import { counted } from "../responses/counted.mjs";
import { takeLabel } from "./take-label.mjs";
import { empty } from "../core/values.mjs";
import { showInsights, showScores } from "../scoring/index.mjs";
import { takeIds } from "../responses/takes.mjs";

/** Responses by field id, as far as they count; what a field takes from elsewhere does. @param {import("./worksheet.mjs").Worksheet} worksheet @param {import("../responses/responses.mjs").Responses} responses */
function responsesOf({ fields, workbook, spec }, responses) {
  const asked = fields.map(({ field }) => field).filter(({ type }) => type);
  const pairs = asked.map((field) => [field.id, counted(field, workbook.effective(responses, field, spec).value)]);
  return Object.fromEntries(pairs.filter(([, value]) => !empty(value)));
}

/** @param {import("./worksheet.mjs").Worksheet} worksheet */
function takesOf(worksheet) {
  const { repeat } = worksheet.spec;
  const used = worksheet.responses.takes();
  const all = takeIds(repeat, used)
    .filter((id) => used.includes(id))
    .map((id) => worksheet.responses.at(id));
  return all.map((responses) => ({
    id: responses.take,
    label: takeLabel(repeat, responses.take, responses.started()),
    responses: responsesOf(worksheet, responses),
  }));
}

/** Draws the scores and insights of a worksheet anew. @param {import("./worksheet.mjs").Worksheet} worksheet */
export async function showResults(worksheet) {
  const { form, spec, responses } = worksheet;
  const insights = spec.fields.some((/** @type {import("../responses/spec.mjs").Field} */ { calculator }) => calculator);
  const context = { look: (/** @type {string} */ reference) => worksheet.look(reference), take: responses.take, takes: takesOf(worksheet) };
  /** @type {Parameters<typeof showInsights>} */
  const about = [form, spec, responsesOf(worksheet, responses), context];
  if (spec.scoring) await showScores(...about);
  if (insights) await showInsights(...about);
}
