/** Where this copy of the course is, as a part of each key. */

/**
 * The pathname of the site's root; empty for a course opened from disk. In a learning platform the
 * learner's id stands behind it, so that two learners at one computer never meet.
 * @param {string} base the root's address, as seen from this page
 */
export function pathOf(base) {
  const root = new URL(base, document.baseURI);
  const path = root.protocol.startsWith("http") ? root.pathname.replace(/\/(index\.html)?$/, "") : "";
  const { cgStudent = "" } = /** @type {{cgStudent?: string}} */ (globalThis);
  return path + cgStudent;
}

/**
 * The address of a file of this site. Two slashes in a row would be another address offline.
 * @param {string} path below the site's root
 * @param {string} base the root's address, as seen from this page, with or without a slash behind it
 * @returns {URL}
 */
export const fileOf = (path, base) => new URL(path, new URL(base.replace(/\/?$/, "/"), document.baseURI));
