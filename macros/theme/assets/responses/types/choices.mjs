/** Several of a field's choices: a list of ids. */
import { any, isScalar, plainText } from "./any.mjs";

/** True for a list of ids. */
export const isList = (value) => Array.isArray(value) && value.every(isScalar);

/** Each choice of a list by itself. */
export const eachChoice = (field, ids) => ids.map((id) => ({ text: plainText(field, [id]) }));

/** @type {import("./any.mjs").ResponseType} */
export const choices = { ...any, summary: "tally", fits: (value) => isScalar(value) || isList(value), listItems: eachChoice };
