/** The `points` kind: says what is left, and never blocks. */
import { shareOf } from "../../responses/counted.mjs";
import { part } from "../../core/dom.mjs";
import { numberOf } from "../../core/numbers.mjs";
import { say } from "../../core/strings.mjs";
import { arrange, follow } from "./following.mjs";

export { adoptFollowed as adopt } from "./following.mjs";

/** Makes a number box for each followed row. */
export function shape(element, field, value, look) {
  const rows = follow(element, field, look);
  if (rows) arrange(element, rows);
}

/** Says how many points are left to spread. */
export function showLeft(element, field, points = {}) {
  const shown = [...element.querySelectorAll("[data-row]")].map((row) => numberOf(points[row.dataset.row], shareOf(field)) ?? 0);
  const left = (field.total ?? 100) - shown.reduce((sum, n) => sum + n, 0);
  const rounded = Math.round(left * 100) / 100;
  const key = rounded > 0 ? "points-left" : rounded < 0 ? "points-over" : "points-exact";
  const words = say(key, { n: Math.abs(rounded) });
  const output = part(element, "left");
  if (output.textContent !== words) output.textContent = words;
}
