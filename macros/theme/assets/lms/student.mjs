/** Whose words these are, and where they are when a browser refuses to keep any. Touches no page. */

/** The part of every storage key that keeps learners at one computer apart, from the platform's id. */
export const whose = (id) => `@${encodeURIComponent(id.replace(/\p{Surrogate}/gu, "_"))}`;

/** A storage in the manner of localStorage that lives as long as the visit. */
export function lend() {
  const methods = {
    getItem(key) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
    setItem(key, text) {
      this[key] = text;
    },
    removeItem(key) {
      delete this[key];
    },
  };
  return Object.create(methods);
}
