/** Native controls: reading them, and writing to them without disturbing somebody who types. */

const TYPED = "textarea, input:not([type=radio], [type=checkbox])";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TypedControl */

/** True for controls that somebody writes in. @param {Element} control @returns {control is TypedControl} */
export const isTyped = (control) => control.matches(TYPED);

/** The control in `root` that somebody is typing in, or null. @param {Element} root @returns {TypedControl | null} */
export function typing(root) {
  const control = document.activeElement;
  return control && isTyped(control) && root.contains(control) ? control : null;
}

/** @type {(root: Element, name: string) => any[]} */
export const named = (root, name) => [...root.querySelectorAll("[name]")].filter((control) => control.getAttribute("name") === name);

/** What the controls called `name` hold: text, a list of ticked values, or undefined. @param {Element} root @param {string} name */
export function read(root, name) {
  const controls = named(root, name);
  const ticked = controls.filter((control) => control.checked).map((control) => control.value);
  if (controls[0]?.type === "checkbox") return ticked.length ? ticked : undefined;
  const value = controls[0]?.type === "radio" ? ticked[0] : controls[0]?.value;
  return value?.trim() ? value : undefined;
}

/** @type {{control?: any, wanted?: string}} */
let spared = {};

/** The radio buttons of a group are one choice. @type {(control: any) => boolean} */
const isSpared = (control) => control === spared.control || (control.type === "radio" && control.name === spared.control?.name);

/** @type {(control: any, text: string) => boolean} */
const alike = (control, text) => control.value === text || (!control.value.trim() && !text);

/** @param {any} control @param {string} wanted */
function setText(control, wanted) {
  // What stands on one line takes no line breaks; without a space, words would run together.
  const text = control.type === "text" || control.rows === 1 ? wanted.replace(/\s*\n\s*/g, " ") : wanted;
  if (alike(control, text)) return;
  if (control === spared.control) spared.wanted = text;
  else control.value = text;
}

/** Puts a value (or a list of them, or undefined) into the controls called `name`. @param {Element} root @param {string} name @param {any} value */
export function write(root, name, value) {
  const wanted = [value ?? []].flat().map(String);
  for (const control of named(root, name)) {
    if (!/radio|checkbox/.test(control.type)) setText(control, wanted[0] ?? "");
    else if (!isSpared(control)) control.checked = wanted.includes(control.value);
  }
}

/** Runs `act` but leaves `control` alone; returns the text that it would have received, if another. @param {Element | null} control @param {() => void} act */
export function sparing(control, act) {
  spared = { control };
  act();
  spared.control = null;
  return spared.wanted;
}
