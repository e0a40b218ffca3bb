/** Takes a line into the plan, beside what stands there and never over it. */
import { announce } from "../core/announce.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
/** @import { PlanField } from "./spec.mjs" */
/** @import { WorkbookData } from "../responses/workbook-data.mjs" */

/**
 * Puts a line into the field of the plan: alone, or below what stands there, taken over from elsewhere or not.
 * @param {WorkbookData} workbook
 * @param {PlanField} plan
 * @param {string} line
 * @returns {"empty" | "below" | "there"} how the field was found
 */
export function putIntoPlan(workbook, { field: id, sheet }, line) {
  const field = sheet.fields.find((each) => each.id === id) ?? { id };
  const responses = workbook.responses(sheet);
  const { value } = workbook.effective(responses, field, sheet);
  const text = typeof value === "string" ? value.trimEnd() : "";
  if (text.includes(line)) return "there";
  responses.put(field, text ? `${text}\n${line}` : line);
  return text ? "below" : "empty";
}

/**
 * The button that does so, and what it says of it.
 * @param {WorkbookData} workbook
 * @param {PlanField} plan
 * @param {string} line
 */
export function planButton(workbook, plan, line) {
  const result = make("p", { className: "dlg-said" });
  const act = () => {
    const words = say(`dialogue.plan.${putIntoPlan(workbook, plan, line)}`);
    result.replaceChildren(words, " ", make("a", { href: plan.href }, say("dialogue.plan.open")));
    announce(words);
  };
  return [make("button", { type: "button", onclick: act }, say("dialogue.plan")), result];
}
