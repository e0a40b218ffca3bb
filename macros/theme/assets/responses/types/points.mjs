/** A total spread over items, or over the rows of other fields: `{id: n}`. */
import { storable } from "../../core/numbers.mjs";
import { any, isFlat } from "./any.mjs";

/** @type {import("./any.mjs").ResponseType} */
export const points = { ...any, keyed: true, fits: isFlat, stored: storable, limits: ({ total = 100 }) => ({ min: 0, max: total }) };
