/** Warns beside a text that is to be said aloud, as soon as it holds a number. */
import { announce } from "../../core/announce.mjs";
import { findPart } from "../../core/dom.mjs";
import { say } from "../../core/strings.mjs";

/**
 * Whether a text names an amount: in figures, or in a word such as "hundred". A time of day is none. Pure.
 * @param {string} text
 * @param {string} amounts words for amounts, separated by spaces
 */
export function holdsAmount(text, amounts) {
  const withoutTimes = text.replace(/\p{Nd}{1,2}[:h]\p{Nd}{2}/gu, "");
  /** @type {string[]} */
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return /\p{Nd}/u.test(withoutTimes) || amounts.split(" ").some((amount) => words.includes(amount));
}

/** @param {import("../worksheet.mjs").Worksheet} _worksheet @param {import("../slots.mjs").FormField} formField @param {any} value */
export function show(_worksheet, { element }, value) {
  const warning = findPart(element, "number-warning");
  if (!warning) return;
  const isNeeded = holdsAmount(String(value ?? ""), say("number-warning.amounts"));
  if (warning.hidden === !isNeeded) return;
  warning.hidden = !isNeeded;
  const control = element.querySelector("textarea");
  const others = (control?.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== warning.id);
  const ids = isNeeded ? [...others, warning.id] : others;
  if (ids.length) control?.setAttribute("aria-describedby", ids.join(" "));
  else control?.removeAttribute("aria-describedby");
  if (isNeeded && element.contains(document.activeElement)) announce(warning.textContent ?? "");
}
