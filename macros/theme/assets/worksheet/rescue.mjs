/** Where storage does not hold: saving once more, and a file as the way out, and the way in again. */
import { announce } from "../core/announce.mjs";
import { button, make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** @param {import("../responses/workbook-data.mjs").WorkbookData} workbook @returns {{element: HTMLElement, show: (state: string) => void}} */
export function makeRescue(workbook) {
  const said = make("span", { className: "ws-file-said" });
  /** @param {string} sentence */
  const tell = (sentence) => {
    said.textContent = sentence;
    announce(sentence);
  };
  // Reloading the page, as for other parts, would lose words here.
  const notLoaded = () => say("rescue-not-loaded");
  const backupFile = () => import("../backup/backup-file.mjs");
  const save = async () =>
    tell(await backupFile().then(({ saveBackup }) => say("file-saved", { file: saveBackup(workbook.store) }), notLoaded));
  const open = async () => tell(await backupFile().then(({ openBackup }) => openBackup(workbook, tell), notLoaded));
  const retry = button(say("retry"), () => workbook.store.saveAgain());
  const element = make("span", { className: "ws-actions" }, retry, button(say("file-save"), save), button(say("file-open"), open), said);
  /** @param {string} state */
  const show = (state) => {
    element.hidden = ["saving", "durable"].includes(state);
    // It comes while there is a connection: Firefox does not ask again for a module that failed.
    if (!element.hidden) backupFile().catch(() => {});
    retry.hidden = state === "page";
  };
  return { element, show };
}
