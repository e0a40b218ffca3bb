/** Several of a field's choices: a list of ids. */
import { any, isScalar } from "./any.mjs";

/** True for a list of ids. @param {unknown} value */
export const isList = (value) => Array.isArray(value) && value.every(isScalar);

/** @type {import("./any.mjs").ResponseType} */
export const choices = { ...any, holdsSeveral: true, fits: (value) => isScalar(value) || isList(value) };
