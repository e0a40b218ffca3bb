/**
 * The safe half of the store: IndexedDB. Once a write's promise resolves, the record survives a
 * crash of the browser; localStorage may take a minute to reach the disk.
 *
 * A database may fail in each of its calls, or never answer: then a promise rejects, and whoever
 * asked may ask again later.
 *
 * @typedef {ReturnType<typeof openIndexed>} Indexed
 * @typedef {{refused: string[], marks: Map<string, SavedResponse>}} Outcome of a write: the keys that marks refused, and these
 */
import { PATIENCE, inTime } from "../../core/in-time.mjs";
import { completed, eraseScope, markLate, putAll, readMarks, resultOf, under } from "./requests.mjs";
/** @import { Entry, SavedResponse } from "../records.mjs" */

const RECORDS = "records";
/** Trouble that a new handle would not end. */
const LASTING = ["QuotaExceededError", "TimeoutError"];

/** @param {unknown} problem */
const nameOf = (problem) => (problem instanceof Error ? problem.name : "");

/** @param {string} name of the database */
export function openIndexed(name = "common-ground") {
  /** @type {IDBDatabase | null} */
  let database = null;
  /** @type {Promise<IDBDatabase> | null} */
  let opening = null;

  /** Makes a handle the one in use. One that nobody waited for any more is welcome, too. @param {IDBDatabase} handle */
  function adopt(handle) {
    if (database) handle.close();
    database ??= handle;
    // Comes only when the browser has erased it, or when the disk has failed.
    handle.onclose = () => {
      drop(handle);
      storage.onLost?.();
    };
    // A later version of the course may want to change the database: make room for it.
    handle.onversionchange = () => drop(handle);
    return database;
  }

  /** @param {IDBDatabase} handle */
  function drop(handle) {
    if (database === handle) database = null;
    handle.close();
  }

  /** @returns {Promise<IDBDatabase>} */
  const open = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(RECORDS);
      request.onsuccess = () => resolve(adopt(request.result));
      request.onerror = () => reject(request.error);
      // Another tab does not make room. It may yet, and then `onsuccess` comes.
      request.onblocked = () => reject(new DOMException("Blocked", "TimeoutError"));
    });

  /** The handle in use, or a new one. Several who ask while it opens get the same. */
  async function opened() {
    if (database) return database;
    opening ??= inTime(open()).finally(() => {
      opening = null;
    });
    return opening;
  }

  /** @template T @param {(handle: IDBDatabase) => Promise<T>} act @returns {Promise<T>} */
  async function attempt(act) {
    const handle = await opened();
    try {
      return await act(handle);
    } catch (problem) {
      if (nameOf(problem) !== "QuotaExceededError") drop(handle);
      throw problem;
    }
  }

  /**
   * Handles die: WebKit ends those of pages in the background. So it is tried once more, with a new one.
   * @template T
   * @param {(handle: IDBDatabase) => Promise<T>} act
   * @returns {Promise<T>}
   */
  const withRetry = (act) => attempt(act).catch((problem) => (LASTING.includes(nameOf(problem)) ? Promise.reject(problem) : attempt(act)));

  /** @param {IDBDatabase} handle */
  const writing = (handle) => handle.transaction(RECORDS, "readwrite", { durability: "strict" });

  /**
   * Gives what `act` makes of the records, once the disk has it. `count` requests take their time.
   * @template T
   * @param {number} count
   * @param {(records: IDBObjectStore) => T} act
   * @returns {Promise<T>}
   */
  const changing = (count, act) =>
    withRetry(async (handle) => {
      const change = writing(handle);
      const outcome = act(change.objectStore(RECORDS));
      await inTime(completed(change), PATIENCE + count);
      return outcome;
    });

  const storage = {
    /** @type {(() => void) | undefined} called when the database has gone away by itself */
    onLost: undefined,

    /** Every `[key, data]` whose key starts with `prefix`. @param {string} prefix @returns {Promise<[string, unknown][]>} */
    entries: (prefix) =>
      withRetry(async (handle) => {
        const records = handle.transaction(RECORDS).objectStore(RECORDS);
        const range = under(prefix);
        const count = await inTime(resultOf(records.count(range)));
        const all = Promise.all([resultOf(records.getAllKeys(range)), resultOf(records.getAll(range))]);
        const [keys, values] = await inTime(all, PATIENCE + count);
        return keys.map((key, at) => /** @type {[string, unknown]} */ ([String(key), values[at]]));
      }),

    /**
     * Writes `[key, record]` pairs unless there is a newer one. With the `prefix` of the site, those that
     * are not newer than the erasure of their scope are refused; without it (a backup is opened, an
     * erasure undone) none is.
     * @param {Entry[]} entries
     * @param {string} [prefix]
     * @returns {Promise<Outcome>}
     */
    write: (entries, prefix) =>
      changing(entries.length, (records) => {
        /** @type {Outcome} */
        const outcome = { refused: [], marks: new Map() };
        if (prefix === undefined) putAll(records, entries);
        else readMarks(records, prefix, (marks) => Object.assign(outcome, { marks, refused: putAll(records, entries, marks, prefix) }));
        return outcome;
      }),

    /**
     * Deletes all records of some scopes and writes their marks, in one transaction.
     * @param {import("./requests.mjs").Erasure[]} erasures
     * @param {string} prefix
     * @returns {Promise<Entry[]>} the marks as written: dated after every record that was there
     */
    erase: (erasures, prefix) =>
      changing(erasures.length, (records) => {
        /** @type {Entry[]} */
        const marks = [];
        for (const erasure of erasures) eraseScope(records, erasure, prefix, (mark) => marks.push(mark));
        return marks;
      }),

    /** Deletes single records, without a mark. @param {string[]} keys */
    remove: (keys) =>
      changing(keys.length, (records) => {
        for (const key of keys) records.delete(key);
      }),

    /** For a page that is about to go: nothing may be waited for, so marks are read at the next start. @param {Entry[]} entries */
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
