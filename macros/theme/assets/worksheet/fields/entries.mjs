/**
 * Boxes for numbers and days: what cannot be counted is said beside the box, once it is left, and goes as
 * soon as it can. What was typed is never changed.
 */
import { announce } from "../../core/announce.mjs";
import { shareOf } from "../../responses/counted.mjs";
import { isDay, YEARS } from "../../core/dates.mjs";
import { make } from "../../core/dom.mjs";
import { readingOf } from "../../core/numbers.mjs";
import { say } from "../../core/strings.mjs";

const ENTRY = ".ws-entry";

/** @typedef {import("../../core/numbers.mjs").Limits} Limits */

/** What counts in a control of a field. @param {object} field as in the spec @returns {Limits} */
export function limitsOf(field, control) {
  if (field.type === "points") return shareOf(field);
  const column = control.name.split(".").at(-1);
  return field.columns?.find(({ id }) => id === column) ?? field;
}

const figures = (value) =>
  new Intl.NumberFormat(document.documentElement.lang || "en", { useGrouping: false, maximumFractionDigits: 9 }).format(value).replace("-", "−");

const kept = (key, values) => say("entry-kept", { sentence: say(key, values) });

function dayRefused({ value, validity }) {
  if (validity.badInput) return say("entry-half");
  return !value || isDay(value) ? undefined : kept("entry-years", { year: Number.parseInt(value, 10), ...YEARS });
}

function numberRefused({ value }, limits) {
  const { refusal, values = {} } = readingOf(value, limits);
  if (!refusal) return undefined;
  return kept(`entry-${refusal}`, Object.fromEntries(Object.entries(values).map(([name, number]) => [name, figures(number)])));
}

/** The sentence about what a control holds; undefined where it counts. */
const refused = (control, limits) => (control.type === "date" ? dayRefused(control) : numberRefused(control, limits));

/** What the sentence stands behind: the control, with its label or unit. */
const placeOf = (control) => control.closest("label, .ws-measure") ?? control;

function tie(control, id, on) {
  const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  const ids = on ? [id, ...others] : others;
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
  if (on) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/** Shows a sentence beside a control, or none; true when it is a new one. */
function show(control, sentence) {
  const place = placeOf(control);
  const id = `${control.form.id}.${control.name}.refused`;
  const found = place.nextElementSibling?.id === id ? place.nextElementSibling : undefined;
  if ((found?.textContent ?? undefined) === sentence) return false;
  tie(control, id, Boolean(sentence));
  found?.remove();
  if (sentence) place.after(make("p", { className: "ws-refused", id, textContent: sentence }));
  return Boolean(sentence);
}

/** An empty day looks empty: WebKit shows today's there. */
const markEmpty = (control) => control.type === "date" && control.toggleAttribute("data-empty", !control.value && !control.validity.badInput);

const labelOf = ({ labels }) => labels[0]?.querySelector(".ws-column, [data-part=row-label]") ?? labels[0];

/** Somebody has left a control, or is done with it. */
function check(form, control, limits) {
  const sentence = refused(control, limits);
  markEmpty(control);
  if (show(control, sentence)) announce(say("entry-of", { label: labelOf(control)?.textContent.trim() ?? "", sentence }));
}

/** Somebody is writing: what is right now is said no longer to be wrong, and nothing else. */
function correct(control, limits) {
  markEmpty(control);
  if (!refused(control, limits)) show(control);
}

/**
 * Follows what is typed in a form.
 * @param {HTMLFormElement} form
 * @param {(control: HTMLInputElement) => Limits} limits
 */
export function watchEntries(form, limits) {
  const on = (type, act) => form.addEventListener(type, ({ target }) => target.matches?.(ENTRY) && act(target));
  on("input", (control) => correct(control, limits(control)));
  // The parts of a date tell of a change each; a number does when it is left, or at Enter.
  on("change", (control) => control.type !== "date" && check(form, control, limits(control)));
  // WebKit knows only after it has left a date that half of it is missing.
  on("focusout", (control) => setTimeout(() => control !== document.activeElement && control.isConnected && check(form, control, limits(control))));
}

/** Shows how it is with the controls below `element` as the page draws them, but for one that is being written in. */
export function showEntries(element, limits) {
  for (const control of element.querySelectorAll(ENTRY)) {
    const now = control === document.activeElement ? correct : (one, within) => (markEmpty(one), show(one, refused(one, within)));
    now(control, limits(control));
  }
}
