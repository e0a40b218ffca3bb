/** The line on top of the course: what the learning platform has, and what can be done where it has not. */
import { saveBackup } from "../backup/backup-file.mjs";
import { saveFile } from "../core/file.mjs";
import { button, part } from "../core/dom.mjs";
import { readSite, say } from "../core/strings.mjs";

/**
 * @typedef {{text?: string, n?: number, code?: number}} Values what a state's sentence needs, and the platform's text
 * @typedef {{store: import("../responses/store.mjs").Store, lmsSync: import("./lms-sync.mjs").LmsSync | undefined,
 *   values: Values, note: (text: string) => void}} About
 * @typedef {(about: About) => HTMLButtonElement | null} MakeButton
 */

/** @type {MakeButton} */
const backup = ({ store, note }) => button(say("lms.save"), () => note(say("file-saved", { file: saveBackup(store) })));
/** @type {MakeButton} */
const again = ({ lmsSync }) => button(say("lms.again"), () => lmsSync?.again());
/** @type {MakeButton} */
const reload = () => button(say("lms.again"), () => location.reload());
/** @type {MakeButton} */
const replace = ({ lmsSync }) => button(say("lms.replace"), () => lmsSync?.replace());
/** @type {MakeButton} */
const erase = ({ lmsSync, values }) => (values.text ? button(say("lms.erase"), () => lmsSync?.eraseThere()) : null);

/** What the platform holds, as it lies there. @type {MakeButton} */
const saveTheirs = ({ values, note }) =>
  button(say("lms.save-theirs"), () => {
    const name = `${readSite().course}-lms.txt`;
    saveFile(name, values.text ?? "", "text/plain");
    note(say("file-saved", { file: name }));
  });

/** The buttons for each way that things can stand. @type {Record<string, MakeButton[]>} */
const ACTS = {
  looking: [backup],
  over: [backup],
  expired: [again, backup],
  failed: [again, backup],
  unread: [reload, backup],
  packed: [reload, saveTheirs, backup],
  damaged: [saveTheirs, replace],
  newer: [saveTheirs, replace],
  full: [saveTheirs, backup],
  nothing: [erase],
};
const FINE = ["ready", "sent"];

export class Bar {
  #root;
  #store;
  /** What is on show. @type {string | undefined} */
  #last;
  /** Set once there is one. @type {import("./lms-sync.mjs").LmsSync | undefined} */
  lmsSync;

  /** @param {HTMLElement} root @param {import("../responses/store.mjs").Store} store */
  constructor(root, store) {
    this.#root = root;
    this.#store = store;
  }

  /**
   * Says how things stand, once for each change; what goes well is not said aloud again.
   * @param {string} state
   * @param {Values} [values]
   */
  show(state, values = {}) {
    const now = `${state} ${values.n ?? ""} ${values.code ?? ""} ${values.text ?? ""}`;
    if (now === this.#last) return;
    const before = this.#root.dataset.state;
    const quiet = state === before || (FINE.includes(state) && FINE.includes(before ?? ""));
    this.#last = now;
    this.#root.dataset.state = state;
    const line = part(this.#root, "says");
    line.setAttribute("aria-live", quiet ? "off" : "polite");
    line.textContent = say(`lms.${state}`, { ...values, n: values.n?.toLocaleString(document.documentElement.lang) });
    /** @param {string} text */
    const note = (text) => {
      part(this.#root, "said").textContent = text;
    };
    const about = { store: this.#store, lmsSync: this.lmsSync, values, note };
    part(this.#root, "acts").replaceChildren(...(ACTS[state] ?? []).flatMap((make) => make(about) ?? []));
    note("");
  }
}
