/**
 * Asks the browser not to remove by itself what is kept here. Most browsers decide that alone, and
 * refuse quietly those who are new: they are asked again on another day. Firefox asks the person:
 * there a button of the workbook does it, with a sentence that says what for.
 */
import { typing } from "./controls.mjs";
import { inTime } from "../core/in-time.mjs";
import { empty, own } from "../core/values.mjs";
import { splitKey } from "../responses/keys.mjs";

const ASKED = "_settings/asked-to-persist";
const DAY = 86_400_000;

/**
 * How this browser can be asked: "quiet", or "person" where it would put the question to the learner.
 * "kept": it has agreed already. "no": it cannot be asked, or the learner has said no.
 * @returns {Promise<"quiet" | "person" | "kept" | "no">}
 */
export async function wayToAsk() {
  const { storage, permissions, userAgentData } = /** @type {Navigator & {userAgentData?: object}} */ (navigator);
  if (!storage?.persist) return "no";
  if (await inTime(storage.persisted())) return "kept";
  const query = async () => permissions.query({ name: "persistent-storage" });
  const state = await inTime(query()).then(
    (found) => found.state,
    () => "unknown",
  );
  if (state === "denied") return "no";
  // Chromium says "prompt", too, and decides by itself; only it has `userAgentData`.
  return state === "prompt" && !userAgentData ? "person" : "quiet";
}

/** Asks, and notes when: resolves to whether the browser agreed. @param {import("../responses/store.mjs").Store} store */
export async function askToKeep(store) {
  const agreed = await navigator.storage.persist();
  store.put(store.prefix + ASKED, { value: true });
  return agreed;
}

/** @param {import("../responses/store.mjs").Store} store */
const hasWords = (store) => store.keys().some((key) => !empty(store.get(key)?.value) && splitKey(store.prefix, key));

/** @param {import("../responses/store.mjs").Store} store */
const askedLately = (store) => Date.now() - (own(store.get(store.prefix + ASKED), "savedAt") ?? 0) < DAY;

/** Asks quietly where that is possible: once there are words, and never in the middle of one. @param {import("../responses/store.mjs").Store} store */
export function keepForLong(store) {
  let asking = false;
  const ask = async () => {
    if (asking || store.keepsNothing || !hasWords(store)) return;
    asking = true;
    try {
      if ((await wayToAsk()) === "quiet") await askToKeep(store);
    } catch (problem) {
      console.warn(problem);
    }
    asking = false;
  };
  const askOnceADay = () => askedLately(store) || ask();
  // A text tells of its change when one leaves it.
  document.addEventListener("change", askOnceADay);
  addEventListener("appinstalled", ask);
  if (!typing(document.body)) askOnceADay();
}
