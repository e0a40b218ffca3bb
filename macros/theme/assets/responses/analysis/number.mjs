/** A number: what its field cannot count does not. */
import { numberOf } from "../../core/numbers.mjs";
import { any } from "./any.mjs";

/** @type {import("./any.mjs").Analysis} */
export const number = {
  ...any,
  summary: "distribution",
  counted: (field, value) => numberOf(value, field),
  measures: ({ prompt }) => [{ label: prompt }],
};
