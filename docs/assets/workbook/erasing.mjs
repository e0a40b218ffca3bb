/** Erasing everything, with a way to keep it in a file first. */
import { button, make } from "../worksheet/dom.mjs";
import { say } from "../worksheet/strings.mjs";
import { saveBackup } from "./carry.mjs";
import { ask } from "./dialog.mjs";

/** @param {import("../worksheet/library.mjs").Library} library @returns {Promise<string>} what to say about it */
export async function erase(library) {
  const { store } = library;
  const said = make("span", { className: "wb-quiet" });
  said.setAttribute("role", "status");
  const save = button(say("workbook-save"), () => (said.textContent = say("workbook-saved", { file: saveBackup(store) })));
  save.classList.remove("ws-quiet");
  const content = [make("p", { textContent: say("erase.what") }), make("p", {}, save, " ", said)];
  if (!(await ask(say("erase.title"), content, [{ value: "erase", label: say("erase.do"), danger: true }]))) return "";
  const durable = await store.eraseAll();
  library.turn();
  return durable ? say("erase.done") : `${say("erase.done")} ${say("erase-local")}`;
}
