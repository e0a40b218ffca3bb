/**
 * The fast half of the store: localStorage, as text, never throwing.
 *
 * @typedef {object} Local
 * @property {boolean} works
 * @property {(prefix: string) => [key: string, text: string][]} entries
 * @property {(key: string) => string | null} get
 * @property {(key: string, text: string) => boolean} set false when there is no room
 * @property {(key: string) => void} remove
 */

/**
 * The browser's own storage. Where it is blocked or replaced by our shim (which keeps nothing): what
 * the page around a package for learning platforms lends, or nothing.
 * @returns {Storage | undefined}
 */
function realStorage() {
  const { cgMemory } = /** @type {{cgMemory?: Storage}} */ (globalThis);
  try {
    return localStorage instanceof Storage ? localStorage : cgMemory;
  } catch {
    return cgMemory;
  }
}

/** @returns {Local} */
export function openLocal() {
  const real = realStorage();
  /** @template T @param {(storage: Storage) => T} act @param {T} otherwise what it gives where it throws, as it does where there is no storage */
  const attempt = (act, otherwise) => {
    try {
      return act(/** @type {Storage} */ (real));
    } catch {
      return otherwise;
    }
  };
  return {
    works: Boolean(real),
    entries: (prefix) => attempt((storage) => entriesUnder(storage, prefix), []),
    get: (key) => attempt((storage) => storage.getItem(key), null),
    set: (key, text) => attempt((storage) => setItem(storage, key, text), false),
    remove: (key) => attempt((storage) => storage.removeItem(key), undefined),
  };
}

/** @param {Storage} storage @param {string} key @param {string} text */
function setItem(storage, key, text) {
  storage.setItem(key, text);
  return true;
}

/** @param {Storage} storage @param {string} prefix @returns {[string, string][]} */
const entriesUnder = (storage, prefix) => Object.entries(storage).filter(([key]) => key.startsWith(prefix));

/**
 * Writes all `[key, text]` pairs, or none.
 * @param {Local} local
 * @param {[string, string][]} entries
 * @returns {boolean} false when there was no room
 */
export function setAll(local, entries) {
  const before = entries.map(([key]) => ({ key, text: local.get(key) }));
  const refused = entries.findIndex(([key, text]) => !local.set(key, text));
  if (refused === -1) return true;
  // What was not written is not touched: it might not find its way back.
  const written = before.slice(0, refused);
  for (const { key } of written) local.remove(key);
  for (const { key, text } of written) if (text !== null) local.set(key, text);
  return false;
}
