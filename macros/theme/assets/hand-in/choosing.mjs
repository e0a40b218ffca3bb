/** The list to tick from: worksheet by worksheet first, what deserves a second thought last. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/**
 * @typedef {import("./parts.mjs").Part} Part a response that could be handed in
 */

/** What comes last, in this order, each with a warning of its own. */
export const CAREFUL = ["private", "kept", "names"];

/**
 * @param {Part[]} responses
 * @param {(key: string) => boolean} isTicked
 */
export function choices(responses, isTicked) {
  const plain = responses.filter(({ care }) => !care);
  const careful = CAREFUL.map((care) => responses.filter((response) => response.care === care)).filter((list) => list.length);
  return [...grouped(plain).map((group) => sheet(group, isTicked)), ...careful.map((list) => warned(list, isTicked))];
}

/** By worksheet and take. @param {Part[]} responses @returns {Part[][]} */
export function grouped(responses) {
  /** @type {Map<string, Part[]>} */
  const groups = new Map();
  for (const response of responses) {
    const key = `${response.sheet.id}/${response.take}`;
    groups.set(key, [...(groups.get(key) ?? []), response]);
  }
  return [...groups.values()];
}

/** "My situation", or "How sure am I? (Before the course)". @param {Part} response */
export const titleOf = ({ sheet, takeLabel }) => (takeLabel ? say("hand-in.take", { title: sheet.title, take: takeLabel }) : sheet.title);

/** @param {Part[]} responses @param {(key: string) => boolean} isTicked */
function sheet(responses, isTicked) {
  const all = make("button", { type: "button", className: "ws-button ws-quiet", "data-do": "sheet" }, say("hand-in.all"));
  return make(
    "details",
    { className: "hand-sheet ws-fold" },
    make(
      "summary",
      {},
      titleOf(/** @type {Part} */ (responses[0])),
      " ",
      make("span", { className: "hand-count" }, say("hand-in.parts", { n: responses.length })),
    ),
    make(
      "div",
      { className: "hand-ticks" },
      ...responses.map((response) => tick(response, response.field.prompt ?? "", isTicked)),
      make("p", {}, all),
    ),
  );
}

/** @param {Part[]} responses @param {(key: string) => boolean} isTicked */
function warned(responses, isTicked) {
  const care = responses[0]?.care;
  const title = make("legend", {}, say(`hand-in.${care}`));
  /** @param {Part} response */
  const label = (response) => say("hand-in.place", { title: titleOf(response), prompt: response.field.prompt });
  return make(
    "fieldset",
    { className: "hand-careful", "data-care": care },
    title,
    make("p", { className: "hand-warning" }, say(`hand-in.${care}-why`)),
    ...responses.map((response) => tick(response, label(response), isTicked)),
  );
}

/** @param {Part} response @param {string} label @param {(key: string) => boolean} isTicked */
function tick({ key, text }, label, isTicked) {
  const box = Object.assign(make("input", { type: "checkbox", value: key }), { checked: isTicked(key) });
  return make(
    "label",
    { className: "hand-tick" },
    box,
    make("span", {}, make("b", {}, label), make("span", { className: "hand-words" }, text)),
  );
}
