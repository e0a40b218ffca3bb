/** Controls, tables and texts that several views of the counterpart are made of. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { termsOf } from "./sentences.mjs";

/**
 * A button that calls `act`.
 * @param {string} label
 * @param {() => unknown} act
 * @param {Record<string, string | undefined>} [attributes]
 */
export function button(label, act, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", act);
  return element;
}

/**
 * A select with its label. @param {[string, string][]} choices values and texts
 * @param {string} id
 * @param {string} label
 * @param {[value: string, text: string][]} choices
 * @param {string} chosen empty where something is chosen later
 * @param {string} [hint]
 */
export function select(id, label, choices, chosen, hint) {
  const list = make(
    "select",
    { id },
    choices.map(([value, text]) => make("option", { value }, text)),
  );
  list.value = chosen;
  if (hint) list.setAttribute("aria-describedby", `${id}-hint`);
  return {
    list,
    element: make(
      "p",
      { className: "cp-field" },
      make("label", { htmlFor: id }, label),
      list,
      hint && make("span", { className: "cp-hint", id: `${id}-hint` }, hint),
    ),
  };
}

/**
 * Radios with a legend. @param {[string, string, string?][]} choices value, text, hint
 * @param {string} name
 * @param {string} legend
 * @param {[value: string, text: string, hint?: string][]} choices
 * @param {string} chosen
 */
export function radios(name, legend, choices, chosen) {
  /** @param {[value: string, text: string, hint?: string]} choice */
  const radio = ([value, text, hint]) => {
    const input = make("input", { type: "radio", name, value, id: `${name}.${value}` });
    input.checked = value === chosen;
    return make(
      "div",
      { className: "cp-radio" },
      input,
      make("label", { htmlFor: input.id }, text, hint && make("span", { className: "cp-hint" }, hint)),
    );
  };
  const element = make("fieldset", { className: "cp-field" }, make("legend", {}, legend), choices.map(radio));
  /** The value that is chosen. */
  const value = () => /** @type {HTMLInputElement | null} */ (element.querySelector("input:checked"))?.value;
  return {
    element,
    get value() {
      return value();
    },
  };
}

/** Paragraphs of a text in which an empty line divides them. @param {string} text */
export const paragraphs = (text) =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => make("p", {}, paragraph.replace(/\s+/g, " ")));

/**
 * A table that scrolls inside its own frame; the first cell of each row is its heading.
 * @param {string} caption
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(caption, head, rows) {
  /** @param {string} value @param {number} i */
  const cell = (value, i) => (i ? make("td", {}, value) : make("th", { scope: "row" }, value));
  return make(
    "div",
    { className: "ws-scroll", tabIndex: 0, role: "region", "aria-label": caption },
    make(
      "table",
      { className: "ws-table" },
      make("caption", {}, caption),
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          head.map((label) => make("th", { scope: "col" }, label)),
        ),
      ),
      make(
        "tbody",
        {},
        rows.map((row) => make("tr", {}, row.map(cell))),
      ),
    ),
  );
}

/**
 * The terms of an agreement, issue by issue.
 * @param {import("../cases/case.mjs").Issue[]} issues
 * @param {number[]} agreement
 */
export const terms = (issues, agreement) =>
  make(
    "ul",
    { className: "cp-terms" },
    termsOf(issues, agreement).map(([issue, option]) => make("li", {}, say("game.term", { issue }), " ", make("strong", {}, option))),
  );

/**
 * Something that opens and closes.
 * @param {string} summary
 * @param {boolean} open
 * @param {...import("../core/dom.mjs").Child} children
 */
export function details(summary, open, ...children) {
  const element = make("details", { className: "ws-more cp-more" }, make("summary", {}, summary), ...children);
  element.open = open;
  return element;
}

/** Puts the keyboard on an element that is no control. @param {HTMLElement} element @param {FocusOptions} [options] */
export function focusOn(element, options) {
  element.tabIndex = -1;
  element.focus(options);
}
