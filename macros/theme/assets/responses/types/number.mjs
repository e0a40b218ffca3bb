/** A number, or the text that somebody typed for one. */
import { numberOf, storable } from "../../core/numbers.mjs";
import { any, isScalar } from "./any.mjs";

/** @type {import("./any.mjs").ResponseType} */
export const number = {
  ...any,
  summary: "distribution",
  fits: isScalar,
  stored: storable,
  counted: (field, value) => numberOf(value, field),
  measures: ({ prompt }) => [{ label: prompt }],
};
