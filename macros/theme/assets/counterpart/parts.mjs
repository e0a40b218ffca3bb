/** Pieces that several views of the counterpart use. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { termsOf } from "./words.mjs";

/** A button that calls `act`. */
export function button(label, act, properties = {}) {
  const element = make("button", { type: "button", ...properties }, label);
  element.addEventListener("click", act);
  return element;
}

/** A select with its label. @param {[string, string][]} choices values and words @param {string} [hint] */
export function select(id, label, choices, chosen, hint) {
  const list = make("select", { id }, choices.map(([value, words]) => make("option", { value }, words)));
  if (chosen !== undefined) list.value = chosen;
  if (hint) list.setAttribute("aria-describedby", `${id}-hint`);
  return { list, whole: make("p", { className: "cp-field" }, make("label", { htmlFor: id }, label), list,
    hint && make("span", { className: "cp-hint", id: `${id}-hint` }, hint)) };
}

/** Radios with a legend. @param {[string, string, string?][]} choices value, words, hint */
export function radios(name, legend, choices, chosen) {
  const one = ([value, words, hint]) => {
    const input = make("input", { type: "radio", name, value, id: `${name}.${value}` });
    input.checked = value === chosen;
    return make("div", { className: "cp-radio" }, input,
      make("label", { htmlFor: input.id }, words, hint && make("span", { className: "cp-hint" }, hint)));
  };
  const whole = make("fieldset", { className: "cp-field" }, make("legend", {}, legend), choices.map(one));
  return { whole, get value() { return whole.querySelector("input:checked")?.value; } };
}

/** Paragraphs of a text in which an empty line divides them. */
export const paragraphs = (text) => text.trim().split(/\n\s*\n/).map((one) => make("p", {}, one.replace(/\s+/g, " ")));

/** A table that scrolls inside its own frame; the first cell of each row is its heading. */
export function table(caption, head, rows) {
  const cell = (value, i) => (i ? make("td", {}, value) : make("th", { scope: "row" }, value));
  return make("div", { className: "ws-scroll", tabIndex: 0, role: "region", "aria-label": caption },
    make("table", { className: "ws-table" }, make("caption", {}, caption),
      make("thead", {}, make("tr", {}, head.map((one) => make("th", { scope: "col" }, one)))),
      make("tbody", {}, rows.map((row) => make("tr", {}, row.map(cell))))));
}

/** The terms of an agreement, issue by issue. */
export const terms = (issues, agreement) =>
  make("ul", { className: "cp-terms" }, termsOf(issues, agreement).map(([issue, option]) =>
    make("li", {}, say("game.term", { issue }), " ", make("strong", {}, option))));

/** A part that opens and closes. */
export function details(summary, open, ...children) {
  const element = make("details", { className: "ws-more cp-more" }, make("summary", {}, summary), ...children);
  element.open = open;
  return element;
}

/** Puts the keyboard on an element that is no control. */
export function focusOn(element) {
  element.tabIndex = -1;
  element.focus();
}
