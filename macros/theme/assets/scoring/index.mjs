/**
 * Shows what follows from responses. This module is all that a worksheet without scores and insights
 * loads; the rest comes when it is needed. Both functions may be called on every change.
 *
 * @typedef {{look: (reference: string) => {value: unknown, field?: object}, take: string,
 *   takes: {id: string, label: string, savedAt: number, responses: object}[]}} ShowContext
 */

/** Draws the scores into `[data-part="scores"]`. */
export async function showScores(form, spec, responses, context) {
  if (!spec.scoring) return;
  const { drawScores } = await import("./draw-scores.mjs");
  drawScores(form, spec, responses, context);
}

/** Draws every insight of the form into its `[data-part="result"]`. */
export async function showInsights(form, spec, responses, context) {
  if (!form.querySelector('[data-kind="insight"]')) return;
  const { drawInsights } = await import("./draw-insights.mjs");
  await drawInsights(form, spec, responses, context);
}
