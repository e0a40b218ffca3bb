/**
 * Boxes for numbers and days: what cannot be counted is said beside the box, once it is left, and goes as
 * soon as it can. What was typed is never changed.
 */
import { announce } from "../../core/announce.mjs";
import { isDay, YEARS } from "../../core/dates.mjs";
import { make } from "../../core/dom.mjs";
import { readingOf } from "../../core/numbers.mjs";
import { say } from "../../core/strings.mjs";
import { typeOf } from "../../responses/types/index.mjs";
import { fieldAt } from "../slots.mjs";

const ENTRY = ".ws-entry";

/**
 * @typedef {import("../../core/numbers.mjs").Limits} Limits
 * @typedef {import("../slots.mjs").FormField} FormField
 */

/** What counts in a control of a field. @type {(formField: FormField, control: HTMLInputElement) => Limits} */
const limitsIn = ({ field }, control) => typeOf(field).limits(field, control.name.split(".").at(-1) ?? "");

/** @param {number} value */
const figures = (value) =>
  new Intl.NumberFormat(document.documentElement.lang || "en", { useGrouping: false, maximumFractionDigits: 9 })
    .format(value)
    .replace("-", "−");

/** @param {string} key @param {object} [values] */
const kept = (key, values) => say("entry.kept", { sentence: say(key, values) });

/** @param {HTMLInputElement} control */
function dayRefused({ value, validity }) {
  if (validity.badInput) return say("entry.half");
  return !value || isDay(value) ? undefined : kept("entry.years", { year: Number.parseInt(value, 10), ...YEARS });
}

/** @param {HTMLInputElement} control @param {Limits} limits */
function numberRefused({ value }, limits) {
  const { refusal, values = {} } = readingOf(value, limits);
  if (!refusal) return undefined;
  return kept(`entry.${refusal}`, Object.fromEntries(Object.entries(values).map(([name, number]) => [name, figures(number)])));
}

/** The sentence about what a control holds; undefined where it counts. @param {HTMLInputElement} control @param {Limits} limits */
const refused = (control, limits) => (control.type === "date" ? dayRefused(control) : numberRefused(control, limits));

/** What the sentence stands behind: the control, with its label or unit. @param {HTMLInputElement} control */
const placeOf = (control) => control.closest("label, .ws-measure") ?? control;

/** Ties a sentence to the control that it is about, or unties it. @param {HTMLInputElement} control @param {string} id of the sentence @param {boolean} on */
function tie(control, id, on) {
  const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
  const ids = on ? [id, ...others] : others;
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
  if (on) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/** Shows a sentence beside a control, or none; true when it is a new one. @param {HTMLInputElement} control @param {string} [sentence] */
function showSentence(control, sentence) {
  const place = placeOf(control);
  const id = `${control.form?.id}.${control.name}.refused`;
  const shown = place.nextElementSibling?.id === id ? place.nextElementSibling : undefined;
  if ((shown?.textContent ?? undefined) === sentence) return false;
  tie(control, id, Boolean(sentence));
  shown?.remove();
  if (sentence) place.after(make("p", { className: "ws-refused", id, textContent: sentence }));
  return Boolean(sentence);
}

/** An empty day looks empty: WebKit shows today's there. @param {HTMLInputElement} control */
export const markEmpty = (control) =>
  control.type === "date" && control.toggleAttribute("data-empty", !control.value && !control.validity.badInput);

/** @param {HTMLInputElement} control */
const labelOf = ({ labels }) => labels?.[0]?.querySelector(".ws-column, [data-part=row-label]") ?? labels?.[0];

/** Somebody has left a control, or is done with it. @param {HTMLInputElement} control @param {Limits} limits */
function check(control, limits) {
  const sentence = refused(control, limits);
  markEmpty(control);
  if (showSentence(control, sentence)) announce(say("entry.of", { label: labelOf(control)?.textContent?.trim() ?? "", sentence }));
}

/** Somebody is writing: what is right now is said no longer to be wrong, and nothing else. @param {HTMLInputElement} control @param {Limits} limits */
function correct(control, limits) {
  markEmpty(control);
  if (!refused(control, limits)) showSentence(control);
}

/** What is wrong with a control, as the page draws it; nobody is told aloud. @param {HTMLInputElement} control @param {Limits} limits */
function judge(control, limits) {
  markEmpty(control);
  showSentence(control, refused(control, limits));
}

/**
 * Follows what is typed in a form.
 * @param {HTMLFormElement} form
 * @param {(control: HTMLInputElement) => Limits} limits
 */
export function watchEntries(form, limits) {
  /** @param {string} type @param {(control: HTMLInputElement) => void} act */
  const on = (type, act) =>
    form.addEventListener(type, (event) => {
      const control = /** @type {HTMLInputElement} */ (event.target);
      if (control.matches?.(ENTRY)) act(control);
    });
  on("input", (control) => correct(control, limits(control)));
  // The parts of a date tell of a change each; a number does when it is left, or at Enter.
  on("change", (control) => control.type !== "date" && check(control, limits(control)));
  // WebKit knows only after it has left a date that half of it is missing.
  on("focusout", (control) =>
    setTimeout(() => control !== document.activeElement && control.isConnected && check(control, limits(control))),
  );
}

/** Shows how it is with the controls below `element` as the page draws them, but for one that is being written in. @param {HTMLElement} element @param {(control: HTMLInputElement) => Limits} limits */
export function showEntries(element, limits) {
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll(ENTRY))) {
    if (control === document.activeElement) correct(control, limits(control));
    else judge(control, limits(control));
  }
}

/** @param {import("../worksheet.mjs").Worksheet} worksheet */
export const watch = ({ form, fields }) =>
  watchEntries(form, (control) => limitsIn(/** @type {FormField} */ (fieldAt(fields, control)), control));

/** @param {import("../worksheet.mjs").Worksheet} _worksheet @param {FormField} formField */
export const show = (_worksheet, formField) =>
  showEntries(formField.element, (/** @type {HTMLInputElement} */ control) => limitsIn(formField, control));
