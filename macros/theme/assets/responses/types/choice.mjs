/** One of a field's choices, by its id. */
import { any, isScalar } from "./any.mjs";

/** @type {import("./any.mjs").ResponseType} */
export const choice = { ...any, holdsOneChoice: true, fits: isScalar };
