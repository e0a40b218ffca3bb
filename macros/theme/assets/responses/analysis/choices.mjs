/** Several choices: each is an item by itself. */
import { plainText } from "../types/any.mjs";
import { any } from "./any.mjs";

/** Each choice of a list by itself. @type {import("./any.mjs").Analysis["listItems"]} */
export const eachChoice = (field, ids) => ids.map((/** @type {string} */ id) => ({ text: plainText(field, [id]) }));

/** @type {import("./any.mjs").Analysis} */
export const choices = { ...any, summary: "tally", listItems: eachChoice };
