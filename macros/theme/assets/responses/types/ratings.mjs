/** Several items on one response scale: `{item: n}`, or `{"side.item": n}` with sides. */
import { storable } from "../../core/numbers.mjs";
import { any, isFlat } from "./any.mjs";

/** @type {import("./any.mjs").ResponseType} */
export const ratings = { ...any, keyed: true, fits: isFlat, stored: storable };
