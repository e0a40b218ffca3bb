/**
 * The fields of a form, and their slots: what one record holds is a field, or one of its rows.
 *
 * @typedef {import("../responses/spec.mjs").Field} Field
 * @typedef {import("./fields/single.mjs").FieldKind} FieldKind
 * @typedef {{field: Field, element: HTMLElement, kind: FieldKind}} FormField a field of the spec, with its element
 * @typedef {FormField & {row?: string, box: HTMLElement}} Slot with the element that holds the record
 */
import { kindOf } from "./loaded-modules.mjs";

/**
 * The fields of a spec that the form shows.
 * @param {HTMLFormElement} form
 * @param {{fields: Field[]}} spec
 * @returns {FormField[]}
 */
export function formFields(form, spec) {
  const elements = new Map(
    [...form.querySelectorAll("[data-field]")].map((element) => [
      /** @type {HTMLElement} */ (element).dataset.field,
      /** @type {HTMLElement} */ (element),
    ]),
  );
  return spec.fields.flatMap((field) => {
    const element = elements.get(field.id);
    return element ? [{ field, element, kind: kindOf(field) }] : [];
  });
}

/** The field that an element stands in. @param {FormField[]} fields @param {Element} target @returns {FormField | undefined} */
export function fieldAt(fields, target) {
  const element = target.closest?.("[data-field]");
  return fields.find((formField) => formField.element === element);
}

/** @param {FormField} formField @param {HTMLElement} box @returns {Slot} */
const slotIn = (formField, box) => ({ ...formField, row: box.dataset.row, box });

/** The slot that an element stands in. @param {FormField[]} fields @param {Element} target @returns {Slot | undefined} */
export function slotAt(fields, target) {
  const formField = fieldAt(fields, target);
  const box = formField?.kind.boxOf(formField.element, target);
  return formField && box ? slotIn(formField, box) : undefined;
}

/** The slots of a field that are on show. @param {FormField} formField @returns {Slot[]} */
export const slotsOf = (formField) => formField.kind.boxes(formField.element).map((box) => slotIn(formField, box));

/** @param {any} control */
const isFilled = (control) => (/radio|checkbox/.test(control.type) ? control.checked : control.value.trim());

/** The controls below `root` that somebody filled before the page's modules ran; `site/shim.js` watches. @param {HTMLElement} root */
export function filledEarly(root) {
  /** @type {{cgTyped?: Set<Element>} & object} */
  const page = globalThis;
  return [...root.querySelectorAll("[name]")].filter((control) => isFilled(control) && (page.cgTyped?.has(control) ?? true));
}
