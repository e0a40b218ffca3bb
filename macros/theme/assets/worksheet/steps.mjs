/**
 * One prompt at a time: the same form, of which one prompt is on show. Which one is in the address
 * (`#tonight.want.step`), so that a reload and the browser's Back lead to it. Paper gets the whole sheet.
 */
import { button, findPart, make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** @typedef {import("./worksheet.mjs").Worksheet} Worksheet */

/** What is shown at once: a prompt with a number, and what belongs to it. @typedef {{id: string, elements: HTMLElement[]}} Step */

/** The id of the field whose step the address names in a worksheet; undefined where it names none. @param {string} hash @param {string} worksheet */
export function stepIn(hash, worksheet) {
  const [id, field, step] = decodeURIComponent(hash.slice(1)).split(".");
  return id === worksheet && step === "step" ? field : undefined;
}

/** The steps of a form as it is now: a prompt that is not asked is none. @param {HTMLFormElement} form @returns {Step[]} */
export function stepsOf(form) {
  const elements = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(":scope > .ws-field, :scope > .ws-more:not(.ws-earlier)")]);
  const bar = part(form, "bar");
  const behind = elements.filter((element) => bar.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  /** @type {Step[]} */
  const steps = [];
  for (const element of behind) {
    if (element.matches(".ws-numbered:not([hidden])")) steps.push({ id: element.dataset.field ?? "", elements: [] });
    if (!steps.length) steps.push({ id: "", elements: [] });
    steps.at(-1)?.elements.push(element);
  }
  return joined(steps);
}

/** What stands before the first prompt is shown with it. @param {Step[]} steps @returns {Step[]} */
function joined([first, second, ...others]) {
  if (!first || first.id || !second) return [first, second, ...others].filter(Boolean);
  return [{ id: second.id, elements: [...first.elements, ...second.elements] }, ...others];
}

/** @param {Worksheet} worksheet @param {Step | undefined} step */
const go = ({ spec }, step) => {
  if (step) location.hash = `${spec.id}.${step.id}.step`;
};

/** Turns to one prompt at a time, at the first that has no response. @param {Worksheet} worksheet */
export async function beginSteps(worksheet) {
  const { isOpen, promptsOf } = await import("./place.mjs");
  const open = promptsOf(worksheet).find((prompt) => isOpen(worksheet, prompt))?.field.id;
  const steps = stepsOf(worksheet.form);
  go(worksheet, steps.find(({ id }) => id === open) ?? steps[0]);
}

/** Shows the whole sheet again. @param {Worksheet} worksheet */
function endSteps(worksheet) {
  history.pushState(null, "", location.pathname + location.search);
  showSteps(worksheet);
  /** @type {HTMLElement | null} */ (findPart(worksheet.form, "steps"))?.focus();
}

/** Shows the step that the address names, or the whole sheet. @param {Worksheet} worksheet */
export function showSteps(worksheet) {
  const { form, spec } = worksheet;
  const wanted = stepIn(location.hash, spec.id);
  const steps = stepsOf(form);
  const at = Math.max(
    0,
    steps.findIndex(({ id }) => id === wanted),
  );
  const isNew = form.dataset.steps !== wanted;
  if (wanted === undefined) delete form.dataset.steps;
  else form.dataset.steps = wanted;
  for (const [place, { elements }] of steps.entries())
    for (const element of elements) element.toggleAttribute("data-off-step", wanted !== undefined && place !== at);
  const old = findPart(form, "step");
  if (wanted === undefined) return void old?.remove();
  if (isNew || old?.dataset.total !== String(steps.length)) drawNavigation(worksheet, steps, at, old);
  if (isNew) focusPrompt(form, steps[at]);
}

/** @param {Worksheet} worksheet @param {Step[]} steps @param {number} at @param {HTMLElement | null} old */
function drawNavigation(worksheet, steps, at, old) {
  const { form } = worksheet;
  const back = button(say("head.steps-back"), () => go(worksheet, steps[at - 1]));
  const next = button(say("head.steps-next"), () => go(worksheet, steps[at + 1]));
  const target = form.querySelector(".ws-next a")?.cloneNode(true);
  const made = make(
    "div",
    { className: "ws-step", role: "group", "aria-label": say("head.steps-begin"), "data-part": "step", "data-total": String(steps.length) },
    make(
      "p",
      { className: "ws-moves" },
      at > 0 && back,
      at < steps.length - 1 && next,
      make("span", { className: "ws-place", textContent: say("head.step", { n: at + 1, total: steps.length }) }),
    ),
    target && make("p", {}, say("head.steps-enough"), " ", target),
    make(
      "p",
      {},
      button(say("head.steps-end"), () => endSteps(worksheet)),
    ),
  );
  if (old) old.replaceWith(made);
  else part(form, "foot").before(made);
}

/** Those who listen hear the prompt; a phone opens its keyboard only when the field is touched. @param {HTMLFormElement} form @param {Step | undefined} step */
function focusPrompt(form, step) {
  const prompt = step && /** @type {HTMLElement | null} */ (form.querySelector(`[data-field="${step.id}"] .ws-prompt`));
  if (!prompt) return;
  prompt.tabIndex = -1;
  prompt.focus({ preventScroll: true });
  form.scrollIntoView();
}
