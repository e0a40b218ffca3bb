/** @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/**
 * Whether `content` differs from what was last drawn into an element; remembers it.
 * @param {Element} element
 * @param {unknown} content JSON data
 * @returns {boolean}
 */
export function isNew(element, content) {
  const now = JSON.stringify(content);
  if (drawn.get(element) === now) return false;
  drawn.set(element, now);
  return true;
}
