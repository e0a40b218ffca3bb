/** Where storage does not hold: saving once more, and a file as the way out, and the way in again. */
import { announce } from "./announce.mjs";
import { button, make } from "./dom.mjs";
import { say } from "./strings.mjs";

/** @param {import("./library.mjs").Library} library @returns {{element: HTMLElement, show: (state: string) => void}} */
export function makeRescue(library) {
  const said = make("span", { className: "ws-file-said" });
  const tell = (sentence) => {
    said.textContent = sentence;
    announce(sentence);
  };
  const carry = () => import("../workbook/carry.mjs");
  const save = async () => tell(say("file-saved", { file: (await carry()).saveBackup(library.store) }));
  const open = async () => tell(await (await carry()).openBackup(library));
  const retry = button(say("retry"), () => library.store.saveAgain());
  const element = make("span", { className: "ws-actions" }, retry, button(say("file-save"), save), button(say("file-open"), open), said);
  const show = (state) => {
    element.hidden = ["saving", "durable"].includes(state);
    retry.hidden = state === "page";
  };
  return { element, show };
}
