/**
 * Shows what follows from responses. This module is all that a worksheet without scores and insights
 * loads; the rest comes when it is needed. Both functions may be called on every change.
 *
 * @typedef {{look: Look, take: string, takes: Take[]}} ShowContext `takes` are all of the worksheet's, this one too
 */
/** @import { Take } from "./insights/common.mjs" */
/** @import { Look, ResponsesByField, WorksheetSpec } from "../responses/spec.mjs" */

/**
 * Draws the scores into `[data-part="scores"]`.
 * @param {HTMLFormElement} form
 * @param {WorksheetSpec} spec
 * @param {ResponsesByField} responses
 * @param {ShowContext} [context]
 */
export async function showScores(form, spec, responses, context) {
  if (!spec.scoring) return;
  const { drawScores } = await import("./draw-scores.mjs");
  drawScores(form, spec, responses, context);
}

/**
 * Draws every insight of the form into its `[data-part="result"]`.
 * @param {HTMLFormElement} form
 * @param {WorksheetSpec} spec
 * @param {ResponsesByField} responses
 * @param {ShowContext} context
 */
export async function showInsights(form, spec, responses, context) {
  if (!form.querySelector('[data-kind="insight"]')) return;
  const { drawInsights } = await import("./draw-insights.mjs");
  await drawInsights(form, spec, responses, context);
}
