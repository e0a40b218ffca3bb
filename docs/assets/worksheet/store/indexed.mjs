/**
 * The safe half of the store: IndexedDB. Once a write's promise resolves, the record survives a
 * crash of the browser; localStorage may take a minute to reach the disk.
 *
 * A database may fail in each of its calls, or never answer: then a promise rejects, and whoever
 * asked may ask again later.
 */
import { PATIENCE, inTime } from "../in-time.mjs";
import { newer } from "../records.mjs";

const RECORDS = "records";
/** Trouble that a new handle would not end. */
const LASTING = ["QuotaExceededError", "TimeoutError"];

/** What a request gives, or the end of a transaction. */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = request.oncomplete = () => resolve(request.result);
    request.onerror = request.onabort = ({ target }) => reject(target.error);
  });

/** What is thrown in here would reach nobody: the transaction fails instead. */
function putIfNewer(records, key, record) {
  const found = records.get(key);
  found.onsuccess = () => {
    try {
      if (newer(record, found.result)) records.put(record, key);
    } catch {
      records.transaction.abort();
    }
  };
}

/** @param {string} name of the database */
export function openIndexed(name = "common-ground") {
  /** @type {IDBDatabase | null} */
  let database = null;
  /** @type {Promise<IDBDatabase> | null} */
  let opening = null;

  /** Makes a handle the one in use. One that nobody waited for any more is welcome, too. */
  function adopt(handle) {
    if (database) handle.close();
    database ??= handle;
    // Comes only when the browser has erased it, or when the disk has failed.
    handle.onclose = () => (drop(handle), storage.onLost?.());
    // A later version of the course may want to change the database: make room for it.
    handle.onversionchange = () => drop(handle);
    return database;
  }

  function drop(handle) {
    if (database === handle) database = null;
    handle.close();
  }

  const open = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(RECORDS);
      request.onsuccess = () => resolve(adopt(request.result));
      request.onerror = () => reject(request.error);
      // Another tab does not make room. It may yet, and then `onsuccess` comes.
      request.onblocked = () => reject(new DOMException("Blocked", "TimeoutError"));
    });

  const opened = async () => database ?? (opening ??= inTime(open()).finally(() => (opening = null)));

  async function attempt(act) {
    const handle = await opened();
    try {
      return await act(handle);
    } catch (problem) {
      if (problem?.name !== "QuotaExceededError") drop(handle);
      throw problem;
    }
  }

  /** Handles die: WebKit ends those of pages in the background. So it is tried once more, with a new one. */
  const withRetry = (act) =>
    attempt(act).catch((problem) => (LASTING.includes(problem?.name) ? Promise.reject(problem) : attempt(act)));

  const writing = (handle) => handle.transaction(RECORDS, "readwrite", { durability: "strict" });

  const storage = {
    /** @type {(() => void) | undefined} called when the database has gone away by itself */
    onLost: undefined,

    /** Every `[key, record]` whose key starts with `prefix`. */
    entries: (prefix) =>
      withRetry(async (handle) => {
        const records = handle.transaction(RECORDS).objectStore(RECORDS);
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const count = await inTime(done(records.count(range)));
        const all = Promise.all([done(records.getAllKeys(range)), done(records.getAll(range))]);
        const [keys, values] = await inTime(all, PATIENCE + count);
        return keys.map((key, at) => [key, values[at]]);
      }),

    /** Writes `[key, record]` pairs unless there is a newer one; without a record: deletes. */
    write: (entries) =>
      withRetry((handle) => {
        const change = writing(handle);
        const records = change.objectStore(RECORDS);
        for (const [key, record] of entries) record ? putIfNewer(records, key, record) : records.delete(key);
        return inTime(done(change), PATIENCE + entries.length);
      }),

    /** The same for a page that is about to go: nothing may be waited for. */
    writeNow(entries) {
      if (!database || !entries.length) return;
      const handle = database;
      try {
        const change = writing(handle);
        const records = change.objectStore(RECORDS);
        for (const [key, record] of entries) record ? records.put(record, key) : records.delete(key);
        change.commit?.();
      } catch {
        drop(handle);
      }
    },
  };
  return storage;
}
