/** Other tabs of the same site: what one writes, the others hear at once. */
import { own } from "../../core/values.mjs";
import { readData, readText } from "./memory.mjs";
/** @import { SavedResponse } from "../records.mjs" */
/** @import { Reading } from "./memory.mjs" */

/** Where it is missing or refused, as in Firefox with cookies blocked, tabs hear of each other by `storage` only. @param {string} name */
function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

export class Tabs {
  /** @type {BroadcastChannel | undefined} */
  #channel;

  /**
   * @param {string} prefix of the site's keys
   * @param {(key: string, reading: Reading) => void} onChange another tab wrote, or erased (the reading is empty)
   */
  constructor(prefix, onChange) {
    this.prefix = prefix;
    this.onChange = onChange;
    addEventListener("storage", ({ key, newValue: text }) => this.#receive(key, text ? readText(text) : {}));
  }

  open() {
    this.#channel ??= openChannel(this.prefix);
    if (!this.#channel) return;
    this.#channel.onmessage = ({ data }) => {
      const record = own(data, "record");
      this.#receive(own(data, "key"), record ? readData(record) : {});
    };
  }

  /** A message without a key is one that only a later version understands. @param {unknown} key @param {Reading} reading */
  #receive(key, reading) {
    if (typeof key === "string" && key.startsWith(this.prefix)) this.onChange(key, reading);
  }

  /** Tells the others: a record was written, or without one, erased. @param {string} key @param {SavedResponse} [record] */
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
