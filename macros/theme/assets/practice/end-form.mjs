/** The form in which a pair enters how a case ended: between its controls and an Ending. */

import { storable } from "../core/numbers.mjs";
import { own } from "../core/values.mjs";

/** @typedef {import("./ending.mjs").Ending} Ending */

/** What the controls say. @param {HTMLFormElement} form @returns {Ending} */
export function readForm(form) {
  const data = new FormData(form);
  /** @param {string} name */
  const text = (name) => String(data.get(name) ?? "").trim() || undefined;
  return {
    role: oneOf(["a", "b"], text("role")),
    ended: oneOf(["deal", "none"], text("ended")),
    other: text("other"),
    who: text("subject.who"),
    when: text("subject.when"),
    options: /** @type {Record<string, number>} */ (numbers(data, "issue.")),
    guess: numbers(data, "guess."),
  };
}

/** @template {string} Name @param {Name[]} names @param {string | undefined} value @returns {Name | undefined} */
const oneOf = (names, value) => names.find((name) => name === value);

/**
 * Names that start with `prefix` → numbers, or what was typed in their place.
 * @param {FormData} data
 * @param {string} prefix
 * @returns {Record<string, number | string>}
 */
function numbers(data, prefix) {
  const typed = [...data].map(([name, value]) => /** @type {[string, string]} */ ([name, String(value)]));
  const named = typed.filter(([name, value]) => name.startsWith(prefix) && value.trim());
  return Object.fromEntries(named.map(([name, value]) => [name.slice(prefix.length), storable(value) ?? value]));
}

/**
 * Lets the controls say what an Ending says.
 * @param {HTMLFormElement} form
 * @param {Ending} ending
 * @param {HTMLInputElement} [edited] one that somebody has just edited: it stays as it is, and so does
 *   what the Ending says nothing about
 */
export function writeForm(form, { role, ended, options = {}, guess = {}, who, when, other }, edited) {
  const values = {
    role,
    ended,
    other,
    "subject.who": who,
    "subject.when": when,
    ...prefixed("issue.", options),
    ...prefixed("guess.", guess),
  };
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name]"))) {
    const known = own(values, control.name);
    if (edited && (known === undefined || control.name === edited.name)) continue;
    const value = String(known ?? "");
    if (control.type === "radio") control.checked = control.value === value;
    else if (control.tagName === "INPUT") control.value = value;
  }
}

/** @param {string} prefix @param {Record<string, unknown>} values */
const prefixed = (prefix, values) => Object.fromEntries(Object.entries(values).map(([id, value]) => [prefix + id, value]));
