/** Offered where nothing is to be kept but something of this worksheet is. */
import { button } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";

/** What stands in a worksheet's bar. @returns {HTMLElement[]} */
export function inBar(worksheet) {
  const { store } = worksheet.workbook;
  // The wish may have been taken back while this module was loading.
  if (!store.keepsNothing) return [];
  const keys = worksheet.responses.entries().map(([key]) => key).filter((key) => !store.holds(key));
  if (!keys.length) return [];
  const erase = async () => {
    const durable = await store.erase(worksheet.responses.scopes());
    worksheet.say("nothing-erased", ...(durable ? [] : [say("erase-local")]));
  };
  return [button(say("nothing-erase"), erase)];
}
