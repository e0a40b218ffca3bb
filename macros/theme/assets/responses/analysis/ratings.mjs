/** Ratings: each item on each side is a number by itself. */
import { numberOf } from "../../core/numbers.mjs";
import { UNKNOWN } from "../types/any.mjs";
import { any, entriesCounted } from "./any.mjs";

/** @typedef {import("./any.mjs").Field} Field */

/** @type {(field: Field) => import("../types/any.mjs").Limits} */
const limitsOf = ({ response_scale: { min, max } = {} }) => ({ min, max, step: 1 });

/** Each item on each side. @type {import("./any.mjs").Analysis["measures"]} */
function measures({ items, sides }) {
  /** @type {(side?: Field) => {key: string, label: string}[]} */
  const onSide = (side) =>
    items.map((/** @type {Field} */ { id, text }) => ({
      key: side ? `${side.id}.${id}` : id,
      label: side ? `${side.label}: ${text}` : text,
    }));
  return sides?.length ? sides.flatMap(onSide) : onSide();
}

/** @type {import("./any.mjs").Analysis} */
export const ratings = {
  ...any,
  summary: "grid",
  counted: (field, value) => entriesCounted(value, (rating) => (rating === UNKNOWN ? rating : numberOf(rating, limitsOf(field)))),
  measures,
};
