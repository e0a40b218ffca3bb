/** A native dialog: opened, answered, and gone again. The browser gives the focus back. */
import { button, make } from "../core/dom.mjs";
import { fileOf } from "../core/site-path.mjs";
import { readSite, say } from "../core/strings.mjs";

let count = 0;
let styled;

/** Most pages never open a dialog, so its sheet comes with the first. */
function loadSheet() {
  const address = fileOf("assets/backup/dialog.css", readSite().base);
  const link = make("link", { rel: "stylesheet", href: address });
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}

/**
 * Asks in a dialog; resolves to what its controls hold and `answer`, or to null when it was closed.
 * @param {string} title
 * @param {Node[]} content
 * @param {{value: string, label: string, danger?: boolean}[]} answers beside "Cancel"
 * @returns {Promise<Record<string, string> | null>}
 */
export async function ask(title, content, answers) {
  await (styled ??= loadSheet());
  const id = `wb-dialog-${(count += 1)}`;
  const form = make("form", {}, make("h2", { id, textContent: title }), ...content, actions(answers));
  const dialog = make("dialog", { className: "wb-dialog" }, form);
  dialog.setAttribute("aria-labelledby", id);
  (document.querySelector(".md-content .md-typeset") ?? document.body).append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    let answer = null;
    form.onsubmit = (event) => {
      event.preventDefault();
      if (!isComplete(form)) return;
      answer = { ...Object.fromEntries(new FormData(form)), answer: event.submitter?.value ?? answers[0].value };
      dialog.close();
    };
    dialog.onclose = () => (dialog.remove(), resolve(answer));
  });
}

/** `required` from the start would have an empty box called invalid before anybody has typed. */
function isComplete(form) {
  for (const control of form.querySelectorAll("[aria-required=true]")) control.required = true;
  return form.reportValidity();
}

function actions(answers) {
  const made = answers.map(({ value, label, danger }) => make("button", { value, textContent: label, className: `ws-button ${danger ? "wb-danger" : "wb-strong"}` }));
  const cancel = button(say("cancel"), ({ target }) => target.closest("dialog").close());
  return make("p", { className: "wb-actions" }, ...made, cancel);
}
