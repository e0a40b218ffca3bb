/**
 * Examples beside prompts: what made-up people wrote. One of them is chosen for the whole sheet, on
 * this visit; nothing of it is ever a response.
 */
import { button, make } from "../../core/dom.mjs";
import { say } from "../../core/strings.mjs";

const EXAMPLE = "details.ws-example";

/** @typedef {{id: string, name: string}} Person */

/** @param {ParentNode} root @returns {HTMLElement[]} */
const written = (root) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-person]"))];

/** The people of a sheet, in the order in which they first have words. @param {HTMLFormElement} form @returns {Person[]} */
function peopleOf(form) {
  const names = new Map(written(form).map(({ dataset }) => [dataset.person ?? "", dataset.name ?? ""]));
  return [...names].map(([id, name]) => ({ id, name }));
}

/** Shows the words of one person in an example; where they have none there, those of the first who has. @param {Element} example @param {Person} person */
function showPerson(example, { id }) {
  const all = written(example);
  const shown = all.find(({ dataset }) => dataset.person === id) ?? all[0];
  for (const words of all) words.hidden = words !== shown;
  const summary = example.querySelector("summary");
  if (summary) summary.textContent = say("examples.of", { name: shown.dataset.name ?? "" });
  for (const choice of example.querySelectorAll(".ws-people button")) {
    choice.setAttribute("aria-pressed", String(choice.getAttribute("data-of") === shown.dataset.person));
  }
}

/** The buttons that choose whose words an example shows. @param {Element} example @param {(person: Person) => void} choose */
function peopleChoice(example, choose) {
  const buttons = written(example).map(({ dataset }) => {
    const person = { id: dataset.person ?? "", name: dataset.name ?? "" };
    const choice = button(person.name, () => choose(person));
    choice.dataset.of = person.id;
    return choice;
  });
  const group = make("div", { className: "ws-people", role: "group", "aria-label": say("examples.whose") }, ...buttons);
  return buttons.length > 1 ? [group] : [];
}

/** Turns the lists of a form, which hold everybody's words, into those of one person. @param {import("../worksheet.mjs").Worksheet} worksheet */
export function watch({ form }) {
  const examples = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (form.querySelectorAll(EXAMPLE))];
  /** @param {Person} person */
  const choose = (person) => {
    for (const example of examples) showPerson(example, person);
  };
  for (const example of examples) example.append(...peopleChoice(example, choose));
  const [first] = peopleOf(form);
  if (first) choose(first);
  for (const example of examples) printIfOpened(example);
}

/** For paper, the theme opens all that is folded: what nobody opened is marked, and is not printed. @param {HTMLDetailsElement} example */
function printIfOpened(example) {
  example.toggleAttribute("data-closed", !example.open);
  // A click comes before what it does.
  example.querySelector("summary")?.addEventListener("click", () => example.toggleAttribute("data-closed", example.open));
}
