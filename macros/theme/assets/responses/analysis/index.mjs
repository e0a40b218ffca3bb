/** What plan, scores, hand-in and class make of the types of responses. Pure. */
import { own } from "../../core/values.mjs";
import { any } from "./any.mjs";
import { choice } from "./choice.mjs";
import { choices } from "./choices.mjs";
import { date } from "./date.mjs";
import { number } from "./number.mjs";
import { order } from "./order.mjs";
import { points } from "./points.mjs";
import { ratings } from "./ratings.mjs";
import { rows } from "./rows.mjs";

/** @type {Record<string, import("./any.mjs").Analysis>} */
const TYPES = { choice, choices, date, number, order, points, ratings, rows, text: any };

/**
 * How a field's response is read.
 * @param {import("./any.mjs").Field | undefined} field nothing may be known about it
 * @returns {import("./any.mjs").Analysis}
 */
export const analysisOf = (field) => own(TYPES, field?.type) ?? any;
