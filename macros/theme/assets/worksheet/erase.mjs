/** Offered where nothing is to be kept but something of this worksheet is. */
import { button, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** What stands in a worksheet's bar. @param {import("./worksheet.mjs").Worksheet} worksheet @returns {HTMLElement[]} */
export function inBar(worksheet) {
  const { store } = worksheet.workbook;
  // The wish may have been taken back while this module was loading.
  if (!store.keepsNothing) return [];
  const keys = worksheet.responses
    .entries()
    .map((/** @type {[string, any]} */ [key]) => key)
    .filter((/** @type {string} */ key) => !store.holds(key));
  if (!keys.length) return [];
  const erase = async () => {
    const durable = await store.erase(worksheet.responses.scopes());
    // The button goes, now that nothing is left to erase: the keyboard waits where it is said.
    const foot = part(worksheet.form, "foot");
    foot.tabIndex = -1;
    foot.focus();
    worksheet.say("nothing-erased", ...(durable ? [] : [say("erase-local")]));
    worksheet.redraw.soon(0);
  };
  return [button(say("nothing-erase"), erase)];
}
