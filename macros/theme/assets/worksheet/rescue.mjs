/** Where storage does not hold: saving once more, and a file as the way out, and the way in again. */
import { announce } from "../core/announce.mjs";
import { button, make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** @param {import("../responses/workbook-data.mjs").WorkbookData} workbook @returns {{element: HTMLElement, show: (state: string) => void}} */
export function makeRescue(workbook) {
  const said = make("span", { className: "ws-file-said" });
  const tell = (sentence) => {
    said.textContent = sentence;
    announce(sentence);
  };
  const carry = () => import("../backup/backup-file.mjs");
  const save = async () => tell(say("file-saved", { file: (await carry()).saveBackup(workbook.store) }));
  const open = async () => tell(await (await carry()).openBackup(workbook));
  const retry = button(say("retry"), () => workbook.store.saveAgain());
  const element = make("span", { className: "ws-actions" }, retry, button(say("file-save"), save), button(say("file-open"), open), said);
  const show = (state) => {
    element.hidden = ["saving", "durable"].includes(state);
    retry.hidden = state === "page";
  };
  return { element, show };
}
