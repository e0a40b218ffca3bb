/** Things in an order: a list of ids, first things first. */
import { any } from "./any.mjs";
import { isList } from "./choices.mjs";

/** @type {import("./any.mjs").ResponseType} */
export const order = { ...any, fits: isList };
