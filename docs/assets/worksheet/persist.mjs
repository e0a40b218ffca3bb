/** Asks the browser, once and quietly, not to remove by itself what is kept here. */
import { empty, splitKey } from "./records.mjs";

const ASKED = "_settings/asked-to-persist";

async function ask(store) {
  const { storage } = navigator;
  if (!storage?.persist || store.get(store.prefix + ASKED) || (await storage.persisted())) return;
  store.put(store.prefix + ASKED, { value: true });
  await storage.persist();
}

/** Waits for the first word: before it there is nothing to lose. @param {import("./store.mjs").Store} store */
export function keepForLong(store) {
  const stop = store.onChange((key, record, where) => {
    if (where !== "here" || store.keepsNothing || empty(record?.value) || !splitKey(store.prefix, key)) return;
    stop();
    ask(store).catch((problem) => console.warn(problem));
  });
}
