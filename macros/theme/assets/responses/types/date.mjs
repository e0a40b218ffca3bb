/** A day, as "2026-11-22". */
import { any, isScalar } from "./any.mjs";

/** @type {import("./any.mjs").ResponseType} */
export const date = { ...any, fits: isScalar };
