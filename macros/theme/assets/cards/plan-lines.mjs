/** What stands in the learner's own plan, for a card that asks for it. */
/** @import { WorkbookData } from "../responses/workbook-data.mjs" */
/** @import { CardsSpec, PlanCard } from "./spec.mjs" */

/**
 * The fields that a card asks for, with what stands there in the negotiation on show.
 * @param {WorkbookData} workbook
 * @param {CardsSpec["plan"]} plan
 * @param {PlanCard} card
 * @returns {{label: string, text: string}[]}
 */
export function planLines(workbook, plan, { fields }) {
  if (!plan) return [];
  const responses = workbook.responses(plan);
  const asked = plan.fields.filter(({ id }) => fields.includes(id));
  return asked.map((field) => {
    const { value } = workbook.effective(responses, field, plan);
    return { label: field.prompt ?? "", text: typeof value === "string" ? value.trim() : "" };
  });
}
