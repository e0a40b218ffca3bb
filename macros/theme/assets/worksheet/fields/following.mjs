/** Rows made from a template: shared by rows, points and ranking. */
import { findPart, part } from "../../core/dom.mjs";
import { newRowId } from "../../responses/ids.mjs";
import { followed } from "../../responses/followed.mjs";

/**
 * @typedef {import("../../responses/spec.mjs").Field} Field
 * @typedef {import("../../responses/types/any.mjs").Look} Look
 */

/** The rows of a field on show, in their order. @type {(element: HTMLElement) => HTMLElement[]} */
export const rowElements = (element) => /** @type {HTMLElement[]} */ ([...part(element, "rows").children]);

/**
 * The rows `[{id, label}]` that a field follows, and says where there are none; undefined for one that follows none.
 * @param {HTMLElement} element @param {Field} field @param {Look} look
 */
export function follow(element, field, look) {
  const rows = field.rows_from && followed(field.rows_from, look);
  const none = findPart(element, "follow-none");
  if (rows && none) none.hidden = rows.length > 0;
  return rows;
}

/** `adopt` for a field that follows the rows of another. @type {import("./single.mjs").FieldKind["adopt"]} */
export function adoptFollowed(element, field, _value, look) {
  if (field.rows_from)
    adopt(
      element,
      followed(field.rows_from, look).map(({ id }) => id),
    );
}

/** The id of a row's element. @param {Element} row @returns {string} */
export const idOf = (row) => row.getAttribute("data-row") ?? row.getAttribute("data-choice") ?? "";

/** What a row is called, for labels of buttons. @param {Element} row @returns {string} */
export const labelOf = (row) => part(row, "row-label").textContent;

/**
 * Gives a row's element another id: in its own attributes and in those of all that is in it.
 * @template {Element} T @param {T} row @param {string} from @param {string} id @returns {T}
 */
function rename(row, from, id) {
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of element.attributes) {
      if (value.includes(from)) element.setAttribute(name, value.replaceAll(from, id));
    }
  }
  return row;
}

/** @type {(template: any, id: string) => Element} */
const fromTemplate = (template, id) => rename(template.content.firstElementChild.cloneNode(true), "__row__", id);

/**
 * Before the script ran, rows stood there without ids of their own. Now they get those of `ids`, in
 * order, and their elements stay: somebody may have written in them, or be writing. A row too many
 * becomes a new one.
 * @param {HTMLElement} element @param {string[]} ids
 */
export function adopt(element, ids) {
  const rows = rowElements(element);
  const wanted = [...ids];
  while (wanted.length < rows.length) wanted.push(newRowId(wanted));
  for (const [at, row] of rows.entries()) rename(row, idOf(row), wanted[at]);
}

/**
 * Makes the rows below `element` those of `wanted` (`[{id, label}]`), in that order. Rows that
 * stay keep their element, so that nobody loses the focus.
 * @param {HTMLElement} element @param {{id: string, label?: string}[]} wanted
 */
export function arrange(element, wanted) {
  const list = part(element, "rows");
  const template = element.querySelector("template[data-part=row]");
  const shown = new Map([...list.children].map((row) => [idOf(row), row]));
  const rows = wanted.map(({ id, label }) => {
    const row = shown.get(id) ?? fromTemplate(template, id);
    const shownLabel = part(row, "row-label");
    if (label !== undefined && shownLabel.textContent !== label) shownLabel.textContent = label;
    return row;
  });
  for (const row of shown.values()) if (!rows.includes(row)) row.remove();
  for (const [at, row] of rows.entries()) if (list.children[at] !== row) list.insertBefore(row, list.children[at] ?? null);
}
