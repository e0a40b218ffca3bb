/** Other tabs of the same site: what one writes, the others hear at once. */
import { own } from "../../core/values.mjs";
import { readData, readText } from "./memory.mjs";

/** Where it is missing or refused, as in Firefox with cookies blocked, tabs hear of each other by `storage` only. */
function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

export class Tabs {
  #channel;

  /**
   * @param {string} prefix of the site's keys
   * @param {(key: string, found: import("./memory.mjs").Found) => void} hear another tab wrote, or erased (nothing is found)
   */
  constructor(prefix, hear) {
    this.prefix = prefix;
    this.hear = (key, found) => key?.startsWith(prefix) && hear(key, found);
    addEventListener("storage", ({ key, newValue: text }) => this.hear(key, text ? readText(text) : {}));
  }

  open() {
    this.#channel ??= openChannel(this.prefix);
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#heard(own(data, "key"), own(data, "record"));
  }

  /** A message without a key is one that only a later version understands. */
  #heard(key, record) {
    if (typeof key === "string") this.hear(key, record ? readData(record) : {});
  }

  /** Tells the others: a record was written, or without one, erased. */
  tell(key, record) {
    try {
      this.#channel?.postMessage({ key, record });
    } catch {
      // The record is saved all the same; other tabs read it when they come to the front.
    }
  }

  /** An open channel would keep the page out of the back/forward cache. */
  close() {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
