/**
 * Responses as calculators take them. People's numbers and days may be out of range, or none at all: what
 * was typed stays in the record and on the page, and only what counts gets through here. Pure.
 */
import { empty } from "../core/values.mjs";
import { analysisOf } from "./analysis/index.mjs";
/** @import { Field } from "./spec.mjs" */

/**
 * A response without the numbers and days that its field cannot count; undefined when nothing is left.
 * @param {Field | undefined} field
 * @param {unknown} value as stored or handed in
 */
export const counted = (field, value) => (empty(value) ? value : analysisOf(field).counted(/** @type {Field} */ (field), value));
