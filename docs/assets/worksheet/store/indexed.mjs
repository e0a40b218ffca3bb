/**
 * The safe half of the store: IndexedDB. Once a write's promise resolves, the record survives a
 * crash of the browser; localStorage may take a minute to reach the disk.
 */
import { newer } from "../records.mjs";

const RECORDS = "records";

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = request.oncomplete = () => resolve(request.result);
    request.onerror = request.onabort = request.onblocked = () => reject(request.error);
  });

/** @param {string} name of the database */
export function openIndexed(name = "common-ground") {
  /** @type {IDBDatabase | null} */
  let database = null;
  let opening = null;

  const forget = () => (database = opening = null);

  async function open() {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(RECORDS);
    database = await done(request);
    // Comes only when the browser has erased it, or when the disk has failed.
    database.onclose = () => (forget(), storage.onLost?.());
    // A later version of the course may want to change the database: make room for it.
    database.onversionchange = () => (database.close(), forget());
    return database;
  }

  const opened = () => (opening ??= open().catch((problem) => (forget(), Promise.reject(problem))));
  const writing = (db) => db.transaction(RECORDS, "readwrite", { durability: "strict" });

  const storage = {
    /** @type {(() => void) | undefined} called when the database has gone away by itself */
    onLost: undefined,

    /** Every `[key, record]` whose key starts with `prefix`. */
    async entries(prefix) {
      const records = (await opened()).transaction(RECORDS).objectStore(RECORDS);
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const [keys, values] = await Promise.all([done(records.getAllKeys(range)), done(records.getAll(range))]);
      return keys.map((key, at) => [key, values[at]]);
    },

    /** Writes `[key, record]` pairs unless there is a newer one; without a record: deletes. */
    async write(entries) {
      const change = writing(await opened());
      const records = change.objectStore(RECORDS);
      for (const [key, record] of entries) {
        if (!record) records.delete(key);
        else {
          const found = records.get(key);
          found.onsuccess = () => newer(record, found.result) && records.put(record, key);
        }
      }
      return done(change);
    },

    /** The same for a page that is about to go: nothing may be waited for. */
    writeNow(entries) {
      if (!database || !entries.length) return;
      const change = writing(database);
      const records = change.objectStore(RECORDS);
      for (const [key, record] of entries) record ? records.put(record, key) : records.delete(key);
      change.commit();
    },
  };
  return storage;
}
