/** Erasing everything, with a way to keep it in a file first. */
import { button, make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { saveBackup } from "../backup/backup-file.mjs";
import { ask } from "../backup/dialog.mjs";

/** @param {import("../responses/workbook-data.mjs").WorkbookData} workbook @returns {Promise<string>} what to say about it */
export async function erase(workbook) {
  const { store } = workbook;
  const message = make("span", { className: "wb-quiet" });
  message.setAttribute("role", "status");
  const save = button(say("workbook-save"), () => {
    message.textContent = say("workbook-saved", { file: saveBackup(store) });
  });
  save.classList.remove("ws-quiet");
  const content = [make("p", { textContent: say("erase.what") }), make("p", {}, save, " ", message)];
  if (!(await ask(say("erase.title"), content, [{ value: "erase", label: say("erase.do"), danger: true }]))) return "";
  const durable = await store.eraseAll();
  workbook.turn();
  return durable ? say("erase.done") : `${say("erase.done")} ${say("erase-local")}`;
}
