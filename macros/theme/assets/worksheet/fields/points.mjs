/** The `points` kind: says what is left, and never blocks. */
import { typeOf } from "../../responses/types/index.mjs";
import { part } from "../../core/dom.mjs";
import { numberOf } from "../../core/numbers.mjs";
import { say } from "../../core/strings.mjs";
import { adoptFollowed, arrange, follow, idOf } from "./following.mjs";
import { single } from "./single.mjs";

/** Makes a number box for each followed row. @type {import("./single.mjs").FieldKind["shape"]} */
function shape(element, field, _value, look) {
  const rows = follow(element, field, look);
  if (rows) arrange(element, rows);
}

/** Says how many points are left to spread. @type {import("./single.mjs").FieldKind["show"]} */
function showLeft(_worksheet, { element, field }, points = {}) {
  const shares = [...element.querySelectorAll("[data-row]")]
    .map(idOf)
    .map((id) => numberOf(points[id], typeOf(field).limits(field, id)) ?? 0);
  const left = (field.total ?? 100) - shares.reduce((sum, n) => sum + n, 0);
  const rounded = Math.round(left * 100) / 100;
  const key = rounded > 0 ? "rows.points-left" : rounded < 0 ? "rows.points-over" : "rows.points-exact";
  const sentence = say(key, { n: Math.abs(rounded) });
  const output = part(element, "left");
  if (output.textContent !== sentence) output.textContent = sentence;
}

/** @type {import("./single.mjs").FieldKind} */
export const kind = { ...single, listsUnshown: () => false, adopt: adoptFollowed, shape, show: showLeft };
