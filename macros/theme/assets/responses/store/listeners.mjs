/** Who wants to hear of changes in the store, and of its state. */
/** @import { SavedResponse } from "../records.mjs" */
/** @import { ChangeListener, StoreState, Where } from "../store.mjs" */

export class Listeners {
  /** @type {Set<ChangeListener>} */
  #ofChanges = new Set();
  /** @type {Set<(state: StoreState) => void>} */
  #ofState = new Set();

  /** @param {ChangeListener} listener */
  onChange(listener) {
    this.#ofChanges.add(listener);
  }

  /** @param {(state: StoreState) => void} watcher */
  onState(watcher) {
    this.#ofState.add(watcher);
  }

  /** @param {string} key @param {SavedResponse | undefined} record @param {Where} where */
  changed(key, record, where) {
    for (const listener of this.#ofChanges) listener(key, record, where);
  }

  /** @param {StoreState} state */
  report(state) {
    for (const watcher of this.#ofState) watcher(state);
  }
}
