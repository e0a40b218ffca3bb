/** The fast half of the store: localStorage, as text, never throwing. */

/** The browser's own storage, or null: blocked, or replaced by our shim (which keeps nothing). */
function realStorage() {
  try {
    return localStorage instanceof Storage ? localStorage : null;
  } catch {
    return null;
  }
}

/** `{works, entries(prefix), get(key), set(key, text) → boolean, remove(key)}` */
export function openLocal() {
  const storage = realStorage();
  const attempt = (act, otherwise) => {
    try {
      return storage ? act() : otherwise;
    } catch {
      return otherwise;
    }
  };
  return {
    works: Boolean(storage),
    entries: (prefix) =>
      attempt(() => Object.keys(storage).filter((key) => key.startsWith(prefix)).map((key) => [key, storage.getItem(key)]), []),
    get: (key) => attempt(() => storage.getItem(key), null),
    set: (key, text) => attempt(() => (storage.setItem(key, text), true), false),
    remove: (key) => attempt(() => storage.removeItem(key)),
  };
}
