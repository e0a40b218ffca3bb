/**
 * How the form treats a field, and what most kinds do: one record for the whole field, read from native
 * controls. A kind that does more has a module of its own, and is listed in `field-modules.mjs`.
 *
 * @typedef {import("../slots.mjs").FormField} FormField
 * @typedef {import("../worksheet.mjs").Worksheet} Worksheet
 * @typedef {import("../../responses/spec.mjs").Field} Field
 * @typedef {import("../../responses/types/any.mjs").Look} Look
 * @typedef {object} FieldKind
 * @property {(element: HTMLElement, field: Field) => any} read the response that the controls show, or undefined
 * @property {(element: HTMLElement, value: any, field: Field) => void} write shows a response
 * @property {(element: HTMLElement) => HTMLElement[]} boxes the elements that hold one record each
 * @property {(element: HTMLElement, target: Element) => HTMLElement | null} boxOf the one of them that `target` stands in
 * @property {(box: HTMLElement, field: Field) => any} readBox what one of them says, as its record holds it
 * @property {(value: any, shown: any) => any} unshown what of a stored response its controls did not show
 * @property {(field: Field) => boolean} listsUnshown whether that is listed at the worksheet's foot
 * @property {(element: HTMLElement, field: Field, value: any, look: Look, usedIds: () => string[]) => void} adopt before
 *   anything is read: what the page came with gets its ids; `usedIds` are those of all rows that were ever written
 * @property {(element: HTMLElement, field: Field, value: any, look: Look, usedIds: () => string[]) => void} shape makes
 *   the elements that a response needs
 * @property {(worksheet: Worksheet, formField: FormField, shown: any) => void} show what follows from the response
 * @property {(worksheet: Worksheet, formField: FormField, target: Element) => void} clicked
 */
import { empty, own } from "../../core/values.mjs";
import { typeOf } from "../../responses/types/index.mjs";
import { read as readControl, write as writeControl } from "../controls.mjs";
import { filled, unshownPart } from "../unshown.mjs";

/** The keys of the controls that are named "field.key". @param {HTMLElement} element @param {Field} field */
function keysIn(element, { id }) {
  const names = [...element.querySelectorAll("[name]")]
    .map((control) => /** @type {HTMLInputElement} */ (control).name)
    .filter((name) => name.startsWith(`${id}.`));
  return [...new Set(names)].map((name) => name.slice(id.length + 1));
}

/** @type {FieldKind["read"]} */
function read(element, field) {
  const type = typeOf(field);
  /** @param {string} name */
  const stored = (name) => type.stored(readControl(element, name));
  if (!type.keyed) return stored(field.id);
  const entries = keysIn(element, field).map((key) => [key, stored(`${field.id}.${key}`)]);
  return filled(Object.fromEntries(entries.filter(([, value]) => !empty(value))));
}

/** @type {FieldKind["write"]} */
function write(element, value, field) {
  if (!typeOf(field).keyed) return writeControl(element, field.id, value);
  for (const key of keysIn(element, field)) writeControl(element, `${field.id}.${key}`, own(value, key));
}

const nothing = () => {};

/** @type {FieldKind} */
export const single = {
  read,
  write,
  boxes: (element) => [element],
  boxOf: (element) => element,
  readBox: read,
  unshown: unshownPart,
  listsUnshown: (field) => !field.rows_from,
  adopt: nothing,
  shape: nothing,
  show: nothing,
  clicked: nothing,
};
