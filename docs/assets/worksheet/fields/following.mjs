/** Rows made from a template: shared by rows, points and ranking. */
import { note, part } from "../dom.mjs";
import { followed } from "../words.mjs";
import { say } from "../strings.mjs";

/** The rows `[{id, label}]` that a field follows, and a word where there are none; undefined for one that follows none. */
export function follow(element, field, look) {
  const rows = field.rows_from && followed(field.rows_from, look);
  if (rows) note(element, "ws-empty", ...(rows.length ? [] : [say("follow-none")]));
  return rows;
}

/** The id of a row's element. */
export const idOf = (row) => row.dataset.row ?? row.dataset.choice;

/** The row's words, for labels of buttons. */
export const labelOf = (row) => part(row, "row-label").textContent;

function fromTemplate(template, id) {
  const row = template.content.firstElementChild.cloneNode(true);
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of element.attributes) {
      if (value.includes("__row__")) element.setAttribute(name, value.replaceAll("__row__", id));
    }
  }
  return row;
}

/**
 * Makes the rows below `element` those of `wanted` (`[{id, label}]`), in that order. Rows that
 * stay keep their element, so that nobody loses the focus.
 */
export function arrange(element, wanted) {
  const list = part(element, "rows");
  const template = element.querySelector("template[data-part=row]");
  const found = new Map([...list.children].map((row) => [idOf(row), row]));
  const rows = wanted.map(({ id, label }) => {
    const row = found.get(id) ?? fromTemplate(template, id);
    const words = part(row, "row-label");
    if (label !== undefined && words.textContent !== label) words.textContent = label;
    return row;
  });
  for (const row of found.values()) if (!rows.includes(row)) row.remove();
  rows.forEach((row, at) => list.children[at] !== row && list.insertBefore(row, list.children[at] ?? null));
}
