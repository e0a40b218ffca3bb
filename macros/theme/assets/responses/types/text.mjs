/** Words that somebody wrote. */
import { LONGEST_SHOWN } from "../records.mjs";
import { any, isScalar } from "./any.mjs";

/** @type {(value: unknown) => boolean} */
const isLong = (value) => typeof value === "string" && value.length > LONGEST_SHOWN;

/** @type {import("./any.mjs").ResponseType} */
export const text = { ...any, isProse: true, isLong, fits: (value) => isScalar(value) && !isLong(value) };
