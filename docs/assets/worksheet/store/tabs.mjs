/** Other tabs of the same site: what one writes, the others hear at once. */
import { own } from "../records.mjs";
import { readData, readText } from "./memory.mjs";

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
    if (this.#channel || !globalThis.BroadcastChannel) return;
    this.#channel = new BroadcastChannel(this.prefix);
    this.#channel.onmessage = ({ data }) => this.#heard(own(data, "key"), own(data, "record"));
  }

  /** A message without a key is one that only a later version understands. */
  #heard(key, record) {
    if (typeof key === "string") this.hear(key, record ? readData(record) : {});
  }

  /** Tells the others: a record was written, or without one, erased. */
  tell(key, record) {
    this.#channel?.postMessage({ key, record });
  }

  /** An open channel would keep the page out of the back/forward cache. */
  close() {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
