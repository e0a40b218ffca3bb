/** A number, or the text that somebody typed for one. */
import { storable } from "../../core/numbers.mjs";
import { any, isScalar } from "./any.mjs";

/** @type {import("./any.mjs").ResponseType} */
export const number = { ...any, fits: isScalar, stored: storable };
