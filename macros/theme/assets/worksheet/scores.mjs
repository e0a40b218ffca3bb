/** What scores and insights are told. Their modules load only where a worksheet has some. */
import { counted } from "../responses/counted.mjs";
import { takeLabel } from "./take-label.mjs";
import { empty } from "../core/values.mjs";
import { showInsights, showScores } from "../scoring/index.mjs";
import { takeIds } from "../responses/takes.mjs";

/** Responses by field id, as far as they count; what a field takes from elsewhere does. */
function responsesOf({ fields, workbook, spec }, responses) {
  const typed = fields.filter(({ codec }) => codec);
  const pairs = typed.map(({ field }) => [field.id, counted(field, workbook.effective(responses, field, spec).value)]);
  return Object.fromEntries(pairs.filter(([, value]) => !empty(value)));
}

function takesOf(worksheet) {
  const { repeat } = worksheet.spec;
  const used = worksheet.responses.takes();
  const all = takeIds(repeat, used).filter((id) => used.includes(id)).map((id) => worksheet.responses.at(id));
  const label = (one) => takeLabel(repeat, one.take, one.started());
  return all.map((one) => ({ id: one.take, label: label(one), savedAt: one.savedAt(), responses: responsesOf(worksheet, one) }));
}

/** Draws the scores and insights of a worksheet anew. */
export async function showResults(worksheet) {
  const { form, spec, responses } = worksheet;
  const insights = spec.fields.some((field) => field.kind === "insight");
  const context = { look: (reference) => worksheet.look(reference), take: responses.take, takes: takesOf(worksheet) };
  const about = [form, spec, responsesOf(worksheet, responses), context];
  if (spec.scoring) await showScores(...about);
  if (insights) await showInsights(...about);
}
