/** The types of responses. Whoever wants to know something about one asks it, and never compares its name. Pure. */
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
import { text } from "./text.mjs";

/** @type {Record<string, import("./any.mjs").ResponseType>} */
const TYPES = { choice, choices, date, number, order, points, ratings, rows, text };

/**
 * The type of a field's response.
 * @param {import("./any.mjs").Field | undefined} field nothing may be known about it
 * @returns {import("./any.mjs").ResponseType}
 */
export const typeOf = (field) => own(TYPES, field?.type) ?? any;
