/** Things in an order. */
import { any } from "./any.mjs";
import { eachChoice } from "./choices.mjs";

/** @type {import("./any.mjs").Analysis} */
export const order = { ...any, listItems: eachChoice };
