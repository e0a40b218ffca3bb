/**
 * The safe half of the store: IndexedDB. Once a write's promise resolves, the record survives a
 * crash of the browser; localStorage may take a minute to reach the disk.
 */
import { eraseScope, markLate, putAll, readMarks } from "./requests.mjs";

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

    /**
     * Writes `[key, record]` pairs unless there is a newer one. With the `prefix` of the site, those that
     * are not newer than the erasure of their scope are refused; without it (a backup is opened, an
     * erasure undone) none is.
     * @returns {Promise<{refused: string[], marks: Map<string, object>}>}
     */
    async write(entries, prefix) {
      const change = writing(await opened());
      const records = change.objectStore(RECORDS);
      const outcome = { refused: [], marks: new Map() };
      if (prefix === undefined) putAll(records, entries);
      else readMarks(records, prefix, (marks) => Object.assign(outcome, { marks, refused: putAll(records, entries, marks, prefix) }));
      await done(change);
      return outcome;
    },

    /**
     * Deletes all records of some scopes and writes their marks, in one transaction.
     * @param {import("./requests.mjs").Erasure[]} erasures
     * @returns {Promise<[string, object][]>} the marks as written: dated after every record that was there
     */
    async erase(erasures, prefix) {
      const change = writing(await opened());
      const marks = [];
      for (const erasure of erasures) eraseScope(change.objectStore(RECORDS), erasure, prefix, (mark) => marks.push(mark));
      await done(change);
      return marks;
    },

    /** Deletes single records, without a mark. */
    async remove(keys) {
      const change = writing(await opened());
      for (const key of keys) change.objectStore(RECORDS).delete(key);
      return done(change);
    },

    /** For a page that is about to go: nothing may be waited for, so marks are read at the next start. */
    writeNow(entries) {
      if (!database || !entries.length) return;
      const change = writing(database);
      const records = change.objectStore(RECORDS);
      for (const [key, record] of entries) records.put(markLate(record), key);
      change.commit();
    },
  };
  return storage;
}
