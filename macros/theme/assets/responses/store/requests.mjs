/**
 * What is asked of the database inside one transaction. Nothing here waits: the transaction ends by
 * itself once the last request was answered.
 *
 * @typedef {object} Erasure
 * @property {string} scope   what is erased: see `erasures.mjs`
 * @property {string} key     of its mark
 * @property {object} record  the mark
 * @property {string[]} also  single keys outside all scopes that go with it
 */
import { own } from "../../core/values.mjs";
import { isTime, latest, newer, timeAfter } from "../records.mjs";
import { covers, erasedAt, isErasedBy, markKey } from "./erasures.mjs";

/** Everything whose key begins with `prefix`. */
export const under = (prefix) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** A record that was written without a look at the marks: it counts as no more than what localStorage has. */
export const markLate = (record) => ({ ...record, late: true });

export const isLate = (record) => own(record, "late") === true;

/** Such a record as it was meant. */
export function withoutLate(record) {
  const { late, ...rest } = record;
  return rest;
}

/** Calls `use` with the erasure marks of a site, by key. */
export function readMarks(records, prefix, use) {
  readAll(records, under(markKey(prefix, prefix)), (entries) => use(new Map(entries)));
}

/** What is thrown in an event handler would reach nobody: the transaction fails instead. */
function whenAnswered(request, act) {
  request.onsuccess = () => {
    try {
      act();
    } catch {
      abort(request.transaction);
    }
  };
}

function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended already, while nobody waited for it any more.
  }
}

function readAll(records, range, use) {
  const keys = records.getAllKeys(range);
  const values = records.getAll(range);
  // Requests of a transaction are answered in their order.
  whenAnswered(values, () => use(keys.result.map((key, at) => [key, values.result[at]])));
}

/**
 * Writes `[key, record]` pairs unless there is a newer one, or a mark that is as new.
 * @returns {string[]} the keys that a mark refused
 */
export function putAll(records, entries, marks = new Map(), prefix = "") {
  const isErased = ([key, record]) => isErasedBy(erasedAt(prefix, key, (mark) => marks.get(mark)), record);
  for (const entry of entries) if (!isErased(entry)) putNewer(records, ...entry);
  return entries.filter(isErased).map(([key]) => key);
}

function putNewer(records, key, record) {
  const request = records.get(key);
  whenAnswered(request, () => newer(record, request.result) && records.put(record, key));
}

/** Deletes a scope and writes its mark, dated after all that was there; `tell` gets `[key, mark]`. */
export function eraseScope(records, { scope, key, record, also }, prefix, tell) {
  readAll(records, under(scope), (entries) => {
    const erased = entries.filter(([found]) => covers(prefix, scope, found));
    const times = erased.map(([, stored]) => own(stored, "savedAt")).filter(isTime);
    const savedAt = latest([record.savedAt, ...times.map((time) => timeAfter(time, time))]);
    for (const [found] of erased) records.delete(found);
    for (const found of also) records.delete(found);
    records.put({ ...record, savedAt }, key);
    tell([key, { ...record, savedAt }]);
  });
}
