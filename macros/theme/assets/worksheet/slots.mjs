/**
 * Slots: what one record holds is a field, or one of its rows.
 *
 * @typedef {{field: object, element: HTMLElement, codec?: object}} Part a field of a form, with its element
 * @typedef {Part & {row?: string, box: HTMLElement}} Slot with the element that it fills
 */
import { part } from "../core/dom.mjs";
import { codecOf } from "./codecs.mjs";

/** @returns {Part[]} the fields of a spec that the form shows */
export function partsOf(form, spec) {
  const elements = new Map([...form.querySelectorAll("[data-field]")].map((element) => [element.dataset.field, element]));
  return spec.fields.filter(({ id }) => elements.has(id))
    .map((field) => ({ field, element: elements.get(field.id), codec: codecOf(field) }));
}

/** @returns {Part | undefined} the field that an element stands in */
export function partOf(fields, target) {
  const element = target.closest?.("[data-field]");
  return fields.find((one) => one.element === element);
}

/** @returns {Slot | undefined} the slot that an element stands in */
export function slotOf(fields, target) {
  const one = partOf(fields, target);
  const box = one?.field.type === "rows" ? target.closest("[data-row]") : one?.element;
  return box && { ...one, row: box === one.element ? undefined : box.dataset.row, box };
}

/** @returns {Slot[]} the slots of a field that are on show */
export function slotsOf(one) {
  const boxes = one.field.type === "rows" ? [...part(one.element, "rows").children] : [one.element];
  return boxes.map((box) => ({ ...one, row: box.dataset.row, box }));
}

const isFilled = (control) => (/radio|checkbox/.test(control.type) ? control.checked : control.value.trim());

/** The controls below `root` that somebody filled before the page's modules ran; `site/shim.js` watches. @param {HTMLElement} root */
export const filledEarly = (root) =>
  [...root.querySelectorAll("[name]")].filter((control) => isFilled(control) && (globalThis.cgTyped?.has(control) ?? true));
