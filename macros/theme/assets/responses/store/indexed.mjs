/**
 * The safe half of the store: IndexedDB. Once a write's promise resolves, the record survives a
 * crash of the browser; localStorage may take a minute to reach the disk.
 *
 * A database may fail in each of its calls, or never answer: then a promise rejects, and whoever
 * asked may ask again later.
 */
import { PATIENCE, inTime } from "../../core/in-time.mjs";
import { eraseScope, markLate, putAll, readMarks, under } from "./requests.mjs";

const RECORDS = "records";
/** Trouble that a new handle would not end. */
const LASTING = ["QuotaExceededError", "TimeoutError"];

/** What a request gives, or the end of a transaction. */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = request.oncomplete = () => resolve(request.result);
    request.onerror = request.onabort = ({ target }) => reject(target.error);
  });

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

  /** Gives what `act` makes of the records, once the disk has it. `count` requests take their time. */
  const changing = (count, act) =>
    withRetry(async (handle) => {
      const change = writing(handle);
      const outcome = act(change.objectStore(RECORDS));
      await inTime(done(change), PATIENCE + count);
      return outcome;
    });

  const storage = {
    /** @type {(() => void) | undefined} called when the database has gone away by itself */
    onLost: undefined,

    /** Every `[key, record]` whose key starts with `prefix`. */
    entries: (prefix) =>
      withRetry(async (handle) => {
        const records = handle.transaction(RECORDS).objectStore(RECORDS);
        const range = under(prefix);
        const count = await inTime(done(records.count(range)));
        const all = Promise.all([done(records.getAllKeys(range)), done(records.getAll(range))]);
        const [keys, values] = await inTime(all, PATIENCE + count);
        return keys.map((key, at) => [key, values[at]]);
      }),

    /**
     * Writes `[key, record]` pairs unless there is a newer one. With the `prefix` of the site, those that
     * are not newer than the erasure of their scope are refused; without it (a backup is opened, an
     * erasure undone) none is.
     * @param {[string, object][]} entries
     * @param {string} [prefix]
     * @returns {Promise<{refused: string[], marks: Map<string, object>}>}
     */
    write: (entries, prefix) =>
      changing(entries.length, (records) => {
        const outcome = { refused: [], marks: new Map() };
        if (prefix === undefined) putAll(records, entries);
        else readMarks(records, prefix, (marks) => Object.assign(outcome, { marks, refused: putAll(records, entries, marks, prefix) }));
        return outcome;
      }),

    /**
     * Deletes all records of some scopes and writes their marks, in one transaction.
     * @param {import("./requests.mjs").Erasure[]} erasures
     * @param {string} prefix
     * @returns {Promise<[string, object][]>} the marks as written: dated after every record that was there
     */
    erase: (erasures, prefix) =>
      changing(0, (records) => {
        const marks = [];
        for (const erasure of erasures) eraseScope(records, erasure, prefix, (mark) => marks.push(mark));
        return marks;
      }),

    /** Deletes single records, without a mark. @param {string[]} keys */
    remove: (keys) =>
      changing(keys.length, (records) => {
        for (const key of keys) records.delete(key);
      }),

    /** For a page that is about to go: nothing may be waited for, so marks are read at the next start. */
    writeNow(entries) {
      if (!database || !entries.length) return;
      const handle = database;
      try {
        const change = writing(handle);
        for (const [key, record] of entries) change.objectStore(RECORDS).put(markLate(record), key);
        change.commit?.();
      } catch {
        drop(handle);
      }
    },
  };
  return storage;
}
