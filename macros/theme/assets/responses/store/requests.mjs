/**
 * What is asked of the database inside one transaction. Inside of it nothing waits: it ends by itself
 * once the last request was answered.
 *
 * @typedef {object} Erasure
 * @property {string} scope   what is erased: see `erasures.mjs`
 * @property {string} key     of its mark
 * @property {SavedResponse} record  the mark
 * @property {string[]} also  single keys outside all scopes that go with it
 */
import { own } from "../../core/values.mjs";
import { newer } from "../records.mjs";
import { isTime, latest, timeAfter } from "../times.mjs";
import { covers, erasedAt, isErasedBy, markKey } from "./erasures.mjs";
/** @import { Entry, SavedResponse } from "../records.mjs" */

/** What a request gives. @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export const resultOf = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The end of a transaction. @param {IDBTransaction} transaction @returns {Promise<void>} */
export const completed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    // What a request fails with comes up here; `error` is set on the transaction only once it aborts.
    transaction.onerror = ({ target }) => reject(/** @type {IDBRequest} */ (target).error);
    transaction.onabort = () => reject(transaction.error);
  });

/** Everything whose key begins with `prefix`. @param {string} prefix @returns {IDBKeyRange} */
export const under = (prefix) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/**
 * A record that was written without a look at the marks: it counts as no more than what localStorage has.
 * @param {SavedResponse} record
 */
export const markLate = (record) => ({ ...record, late: true });

/** @param {unknown} record @returns {record is SavedResponse & {late: true}} */
export const isLate = (record) => own(record, "late") === true;

/** Such a record as it was meant. @param {SavedResponse & {late?: true}} record @returns {SavedResponse} */
export function withoutLate(record) {
  const { late, ...rest } = record;
  return rest;
}

/**
 * Calls `use` with the erasure marks of a site, by key.
 * @param {IDBObjectStore} records
 * @param {string} prefix
 * @param {(marks: Map<string, SavedResponse>) => void} use
 */
export function readMarks(records, prefix, use) {
  readAll(records, under(markKey(prefix, prefix)), (entries) => use(new Map(entries)));
}

/**
 * What is thrown in an event handler would reach nobody: the transaction fails instead.
 * @param {IDBRequest} request
 * @param {() => void} act
 */
function whenAnswered(request, act) {
  request.onsuccess = () => {
    try {
      act();
    } catch {
      abort(/** @type {IDBTransaction} */ (request.transaction));
    }
  };
}

/** @param {IDBTransaction} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended already, while nobody waited for it any more.
  }
}

/** @param {IDBObjectStore} records @param {IDBKeyRange} range @param {(entries: [string, any][]) => void} use */
function readAll(records, range, use) {
  const keys = records.getAllKeys(range);
  const values = records.getAll(range);
  // Requests of a transaction are answered in their order.
  whenAnswered(values, () => use(keys.result.map((key, at) => [String(key), values.result[at]])));
}

/**
 * Writes `[key, record]` pairs unless there is a newer one, or a mark that is as new.
 * @param {IDBObjectStore} records
 * @param {Entry[]} entries
 * @param {Map<string, SavedResponse>} [marks]
 * @param {string} [prefix]
 * @returns {string[]} the keys that a mark refused
 */
export function putAll(records, entries, marks = new Map(), prefix = "") {
  /** @param {Entry} entry */
  const isErased = ([key, record]) =>
    isErasedBy(
      erasedAt(prefix, key, (mark) => marks.get(mark)),
      record,
    );
  for (const entry of entries) if (!isErased(entry)) putNewer(records, ...entry);
  return entries.filter(isErased).map(([key]) => key);
}

/** @param {IDBObjectStore} records @param {string} key @param {SavedResponse} record */
function putNewer(records, key, record) {
  const request = records.get(key);
  whenAnswered(request, () => newer(record, request.result) && records.put(record, key));
}

/**
 * Deletes a scope and writes its mark, dated after all that was there; `tell` gets `[key, mark]`.
 * @param {IDBObjectStore} records
 * @param {Erasure} erasure
 * @param {string} prefix
 * @param {(mark: Entry) => void} tell
 */
export function eraseScope(records, { scope, key, record, also }, prefix, tell) {
  readAll(records, under(scope), (entries) => {
    const erased = entries.filter(([stored]) => covers(prefix, scope, stored));
    const times = erased.map(([, data]) => own(data, "savedAt")).filter(isTime);
    const savedAt = timeAfter(latest(times), record.savedAt);
    for (const single of [...erased.map(([stored]) => stored), ...also]) records.delete(single);
    records.put({ ...record, savedAt }, key);
    tell([key, { ...record, savedAt }]);
  });
}
