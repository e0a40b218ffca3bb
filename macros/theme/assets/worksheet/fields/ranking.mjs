/** The `ranking` kind: buttons that move a choice up or down, for keyboard and pointer alike. */
import { announce } from "../../core/announce.mjs";
import { button, findPart, make, part } from "../../core/dom.mjs";
import { say } from "../../core/strings.mjs";
import { adoptFollowed, arrange, follow, idOf, labelOf, rowElements } from "./following.mjs";
import { single } from "./single.mjs";

/** @typedef {import("./single.mjs").FieldKind} FieldKind */

/** The ids in their order, or undefined while nobody has put them in order. @param {HTMLElement} element */
const readOrder = (element) => ("ordered" in element.dataset ? rowElements(element).map(idOf) : undefined);

/** @type {FieldKind["write"]} */
function writeOrder(element, ids) {
  if (ids) element.dataset.ordered = "";
  else delete element.dataset.ordered;
  /** @param {HTMLElement} row */
  const at = (row) => ids?.indexOf(idOf(row)) + 1 || Infinity;
  const rows = rowElements(element).sort((a, b) => (ids ? at(a) - at(b) || 0 : 0));
  if (ids && rows.some((row, n) => row !== rowElements(element)[n])) part(element, "rows").append(...rows);
  drawButtons(element);
}

/** @param {HTMLElement} element @param {HTMLElement} row @param {1 | -1} by places down */
function move(element, row, by) {
  const rows = rowElements(element);
  const other = rows[rows.indexOf(row) + by];
  if (!other) return;
  by < 0 ? other.before(row) : other.after(row);
  changed(element, say("rows.rank-now", { label: labelOf(row), n: String(rowElements(element).indexOf(row) + 1), of: rows.length }));
}

/** @param {HTMLElement} element @param {string} sentence */
function changed(element, sentence) {
  element.dataset.ordered = "";
  drawButtons(element);
  part(element, "said").textContent = sentence;
  announce(sentence);
  element.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @param {HTMLElement} element @param {HTMLElement} row @param {1 | -1} by @param {string} sign @param {string} key */
function mover(element, row, by, sign, key) {
  /** @param {{currentTarget: any}} event */
  const act = ({ currentTarget }) => {
    move(element, row, by);
    currentTarget.focus();
  };
  const made = button(sign, act);
  made.dataset.move = String(by);
  made.setAttribute("aria-label", say(key, { label: labelOf(row) }));
  return made;
}

/** @param {HTMLElement} element */
function drawButtons(element) {
  const rows = rowElements(element);
  rows.forEach((row, at) => {
    for (const input of row.querySelectorAll("input")) input.hidden = true;
    if (!findPart(row, "move")) {
      const moves = make(
        "span",
        { className: "ws-moves" },
        mover(element, row, -1, "↑", "rows.rank-up"),
        mover(element, row, 1, "↓", "rows.rank-down"),
      );
      moves.dataset.part = "move";
      row.append(moves);
    }
    const [up, down] = part(row, "move").children;
    // Not `disabled`: a button that loses the focus at the end of the list would be a trap.
    up.setAttribute("aria-disabled", String(at === 0));
    down.setAttribute("aria-disabled", String(at === rows.length - 1));
  });
  part(element, "right").hidden = "ordered" in element.dataset || !rows.length;
}

/** Makes the places, the moves, and a button for an order that is right as it stands. @type {FieldKind["shape"]} */
function shape(element, field, _value, look) {
  if (!findPart(element, "said")) {
    const right = button(say("rows.rank-right"), () => changed(element, say("rows.rank-kept")));
    right.dataset.part = "right";
    const message = make("p", { className: "ws-said" });
    message.dataset.part = "said";
    element.append(right, message);
    element.querySelector(".ws-how")?.replaceChildren(say("rows.rank-how"));
  }
  const order = rowElements(element).map(idOf);
  const rows = follow(element, field, look);
  if (rows)
    arrange(
      element,
      [...rows].sort((a, b) => (order.indexOf(a.id) >>> 0) - (order.indexOf(b.id) >>> 0)),
    );
}

/** @type {FieldKind} */
export const kind = { ...single, read: readOrder, write: writeOrder, readBox: readOrder, adopt: adoptFollowed, shape };
