/**
 * A native dialog: opened, answered, and gone again. The browser gives the focus back.
 *
 * @typedef {{value: string, label: string, danger?: boolean}} Answer a button that closes the dialog
 */
import { button, make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { loadSheet } from "./late.mjs";

let count = 0;

/**
 * Asks in a dialog; resolves to what its controls hold and `answer`, or to null when it was closed.
 * @param {string} title
 * @param {Node[]} content
 * @param {Answer[]} answers beside "Cancel"
 * @returns {Promise<Record<string, string> | null>}
 */
export async function ask(title, content, answers) {
  await loadSheet("backup/dialog.css"); // most pages never open a dialog
  count += 1;
  const id = `wb-dialog-${count}`;
  const form = make("form", {}, make("h2", { id, textContent: title }), ...content, actions(answers));
  const dialog = make("dialog", { className: "wb-dialog" }, form);
  dialog.setAttribute("aria-labelledby", id);
  (document.querySelector(".md-content .md-typeset") ?? document.body).append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    /** @type {Record<string, string> | null} */
    let answer = null;
    form.onsubmit = (event) => {
      event.preventDefault();
      if (!isComplete(form)) return;
      answer = { ...contentOf(form), answer: pressed(event) ?? answers[0].value };
      dialog.close();
    };
    dialog.onclose = () => {
      dialog.remove();
      resolve(answer);
    };
  });
}

/** What the controls of a form hold: a dialog asks for no files. @param {HTMLFormElement} form @returns {Record<string, string>} */
const contentOf = (form) => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));

/** The value of the button that was pressed. @param {SubmitEvent} event */
const pressed = ({ submitter }) => (submitter instanceof HTMLButtonElement ? submitter.value : undefined);

/** `required` from the start would have an empty box called invalid before anybody has typed. @param {HTMLFormElement} form */
function isComplete(form) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const controls = form.querySelectorAll("[aria-required=true]");
  for (const control of controls) control.required = true;
  return form.reportValidity();
}

/** @param {Answer[]} answers */
function actions(answers) {
  const buttons = answers.map(({ value, label, danger }) =>
    make("button", { value, textContent: label, className: `ws-button ${danger ? "wb-danger" : "wb-strong"}` }),
  );
  const cancel = button(say("cancel"), () => cancel.closest("dialog")?.close());
  return make("p", { className: "wb-actions" }, ...buttons, cancel);
}
