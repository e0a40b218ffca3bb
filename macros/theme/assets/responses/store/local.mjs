/** The fast half of the store: localStorage, as text, never throwing. */

/**
 * The browser's own storage. Where it is blocked or replaced by our shim (which keeps nothing): what
 * the page around a package for learning platforms lends, or null.
 */
function realStorage() {
  const otherwise = globalThis.cgMemory ?? null;
  try {
    return localStorage instanceof Storage ? localStorage : otherwise;
  } catch {
    return otherwise;
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

/** Writes all `[key, text]` pairs, or none. */
export function setAll(local, entries) {
  const before = entries.map(([key]) => [key, local.get(key)]);
  if (entries.every(([key, text]) => local.set(key, text))) return true;
  for (const [key] of before) local.remove(key);
  for (const [key, text] of before) if (text !== null) local.set(key, text);
  return false;
}
