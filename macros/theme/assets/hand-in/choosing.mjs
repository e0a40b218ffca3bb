/** The list to tick from: worksheet by worksheet first, what deserves a second thought last. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** What comes last, in this order, each with a warning of its own. */
export const CAREFUL = ["private", "kept", "names"];

/**
 * @param {import("./parts.mjs").Part[]} parts
 * @param {(key: string) => boolean} isTicked
 */
export function choices(parts, isTicked) {
  const plain = parts.filter(({ care }) => !care);
  const careful = CAREFUL.map((care) => [care, parts.filter((part) => part.care === care)]).filter(([, found]) => found.length);
  return [...grouped(plain).map((group) => sheet(group, isTicked)), ...careful.map(([care, found]) => warned(care, found, isTicked))];
}

/** Parts by worksheet and take. */
export function grouped(parts) {
  const groups = new Map();
  for (const part of parts) {
    const key = `${part.sheet.id}/${part.take}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()];
}

/** "My situation", or "How sure am I? (Before the course)". */
export const titleOf = ({ sheet, takeLabel }) => (takeLabel ? say("hand-in.take", { title: sheet.title, take: takeLabel }) : sheet.title);

function sheet(parts, isTicked) {
  const all = make("button", { type: "button", className: "ws-button ws-quiet", "data-do": "sheet" }, say("hand-in.all"));
  return make("details", { className: "hand-sheet ws-fold" },
    make("summary", {}, titleOf(parts[0]), " ", make("span", { className: "hand-count" }, say("hand-in.parts", { n: parts.length }))),
    make("div", { className: "hand-ticks" }, ...parts.map((part) => tick(part, part.field.prompt, isTicked)), make("p", {}, all)));
}

function warned(care, parts, isTicked) {
  const title = make("legend", {}, say(`hand-in.${care}`));
  const label = (part) => say("hand-in.place", { title: titleOf(part), prompt: part.field.prompt });
  return make("fieldset", { className: "hand-careful", "data-care": care }, title,
    make("p", { className: "hand-warning" }, say(`hand-in.${care}-why`)), ...parts.map((part) => tick(part, label(part), isTicked)));
}

function tick({ key, text }, label, isTicked) {
  const box = Object.assign(make("input", { type: "checkbox", value: key }), { checked: isTicked(key) });
  return make("label", { className: "hand-tick" }, box, make("span", {}, make("b", {}, label), make("span", { className: "hand-words" }, text)));
}
