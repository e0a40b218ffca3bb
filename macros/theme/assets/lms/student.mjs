/** Whose words these are, and where they are when a browser refuses to keep any. Touches no page. */

/**
 * The part of every storage key that keeps learners at one computer apart, from the platform's id.
 * @param {string} id
 */
export const whose = (id) => `@${encodeURIComponent(id.replace(/\p{Surrogate}/gu, "_"))}`;

/** A storage in the manner of localStorage that lives as long as the visit. */
export function lend() {
  /** @type {ThisType<Record<string, string>> & Record<string, Function>} */
  const methods = {
    getItem(/** @type {string} */ key) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
    setItem(/** @type {string} */ key, /** @type {string} */ text) {
      this[key] = text;
    },
    removeItem(/** @type {string} */ key) {
      delete this[key];
    },
  };
  return Object.create(methods);
}
