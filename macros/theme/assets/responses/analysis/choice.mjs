/** One choice: how often each was chosen. */
import { any } from "./any.mjs";

/** @type {import("./any.mjs").Analysis} */
export const choice = { ...any, summary: "tally" };
