/** Rows made from a template: shared by rows, points and ranking. */
import { note, part } from "../../core/dom.mjs";
import { newRowId } from "../../responses/ids.mjs";
import { followed } from "../../responses/response-text.mjs";
import { say } from "../../core/strings.mjs";

/** The rows `[{id, label}]` that a field follows, and a word where there are none; undefined for one that follows none. */
export function follow(element, field, look) {
  const rows = field.rows_from && followed(field.rows_from, look);
  if (rows) note(element, "ws-empty", ...(rows.length ? [] : [say("follow-none")]));
  return rows;
}

/** `adopt` for a field that follows the rows of another. */
export function adoptFollowed(element, field, value, look) {
  if (field.rows_from) adopt(element, followed(field.rows_from, look).map(({ id }) => id));
}

/** The id of a row's element. */
export const idOf = (row) => row.dataset.row ?? row.dataset.choice;

/** The row's words, for labels of buttons. */
export const labelOf = (row) => part(row, "row-label").textContent;

/** Gives a row's element another id: in its own attributes and in those of all that is in it. */
function rename(row, from, id) {
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of element.attributes) {
      if (value.includes(from)) element.setAttribute(name, value.replaceAll(from, id));
    }
  }
  return row;
}

const fromTemplate = (template, id) => rename(template.content.firstElementChild.cloneNode(true), "__row__", id);

/**
 * Before the script ran, rows stood there without ids of their own. Now they get those of `ids`, in
 * order, and their elements stay: somebody may have written in them, or be writing. A row too many
 * becomes a new one.
 */
export function adopt(element, ids) {
  const rows = [...part(element, "rows").children];
  const wanted = [...ids];
  while (wanted.length < rows.length) wanted.push(newRowId(wanted));
  rows.forEach((row, at) => rename(row, idOf(row), wanted[at]));
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
