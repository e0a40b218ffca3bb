/** Asks the browser, once and quietly, not to remove by itself what is kept here. */
import { empty, splitKey } from "./records.mjs";

const ASKED = "_settings/asked-to-persist";

async function ask(store) {
  const { storage } = navigator;
  if (!storage?.persist || store.get(store.prefix + ASKED) || (await storage.persisted())) return;
  store.put(store.prefix + ASKED, { value: true });
  await storage.persist();
}

const hasWords = (store) => store.list().some(([key, { value }]) => !empty(value) && splitKey(store.prefix, key));

/** Waits for the first word: before it there is nothing to lose. @param {import("./store.mjs").Store} store */
export function keepForLong(store) {
  const look = () => {
    if (store.keepsNothing || !hasWords(store)) return;
    stop();
    ask(store).catch((problem) => console.warn(problem));
  };
  const stop = store.onChange(look);
  look();
}
