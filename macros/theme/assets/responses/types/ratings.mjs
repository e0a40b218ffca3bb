/** Several items on one response scale: `{item: n}`, or `{"side.item": n}` with sides. */
import { numberOf, storable } from "../../core/numbers.mjs";
import { UNKNOWN, any, entriesCounted, isFlat } from "./any.mjs";


const limitsOf = ({ response_scale: { min, max } = {} }) => ({ min, max, step: 1 });

/** Each item on each side. */
function measures({ items, sides }) {
  const onSide = (side) => items.map(({ id, text }) => ({ key: side ? `${side.id}.${id}` : id, label: side ? `${side.label}: ${text}` : text }));
  return sides?.length ? sides.flatMap(onSide) : onSide();
}

/** @type {import("./any.mjs").ResponseType} */
export const ratings = {
  ...any,
  keyed: true,
  summary: "grid",
  fits: isFlat,
  stored: storable,
  counted: (field, value) => entriesCounted(value, (rating) => (rating === UNKNOWN ? rating : numberOf(rating, limitsOf(field)))),
  measures,
};
