/** Waiting for a browser that may never answer. */

/** Milliseconds after which nobody is left to wonder. */
export const PATIENCE = 3000;

/**
 * As `promise`, but rejects with a "TimeoutError" when no answer comes in time.
 * @template T
 * @param {Promise<T>} promise
 * @param {number} [patience] in milliseconds
 * @returns {Promise<T>}
 */
export function inTime(promise, patience = PATIENCE) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException("No answer", "TimeoutError")), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * As `promise`, and calls `late` when no answer comes in time. It is waited for all the same: a person may
 * be asked meanwhile, or a file may come from far away.
 * @template T
 * @param {Promise<T>} promise
 * @param {() => void} late
 * @returns {Promise<T>}
 */
export function toldIfLate(promise, late) {
  const timer = setTimeout(late, PATIENCE);
  return promise.finally(() => clearTimeout(timer));
}
