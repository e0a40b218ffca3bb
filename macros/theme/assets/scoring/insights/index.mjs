/**
 * Calculators by the name an author writes. Each is loaded only when a worksheet names it. What inputs it
 * takes stands in its module, and in `macros/fields/insight/`.
 *
 * @typedef {{calculate: (inputs: any, context: any) => Insight}} Calculator each knows its own inputs
 */
/** @import { Insight } from "./common.mjs" */

/** @type {Record<string, () => Promise<Calculator>>} */
export const calculators = {
  "approach-reminder": () => import("./approach-reminder.mjs"),
  "case-result": () => import("./case-result.mjs"),
  "checked-understanding": () => import("./checked-understanding.mjs"),
  clash: () => import("./clash.mjs"),
  "confidence-change": () => import("./confidence-change.mjs"),
  "dates-wanted": () => import("./dates-wanted.mjs"),
  "disclosure-start": () => import("./disclosure-start.mjs"),
  "fit-approach": () => import("./fit-approach.mjs"),
  "hurdle-score": () => import("./hurdle-score.mjs"),
  "interest-metrics": () => import("./interest-metrics.mjs"),
  "judgement-change": () => import("./judgement-change.mjs"),
  "minimum-check": () => import("./minimum-check.mjs"),
  "package-check": () => import("./package-check.mjs"),
  "package-worth": () => import("./package-worth.mjs"),
  "sureness-change": () => import("./sureness-change.mjs"),
  "term-check": () => import("./term-check.mjs"),
  together: () => import("./together.mjs"),
  trades: () => import("./trades.mjs"),
  "trust-change": () => import("./trust-change.mjs"),
  "trust-gap": () => import("./trust-gap.mjs"),
  "trust-opening": () => import("./trust-opening.mjs"),
  "unsure-count": () => import("./unsure-count.mjs"),
  "unsure-questions": () => import("./unsure-questions.mjs"),
  "walk-away-warnings": () => import("./walk-away-warnings.mjs"),
};
