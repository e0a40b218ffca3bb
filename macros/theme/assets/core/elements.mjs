/**
 * Makes elements. Text reaches the page as text only.
 *
 * @typedef {Node | string | number | false | null | undefined} Leaf what is empty is left out
 * @typedef {Leaf | Leaf[]} Child
 */

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(name, value);
  node.append(...children.flat().filter((child) => child || child === 0));
  return node;
}

/** An HTML element; children are nodes or texts. */
export const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/** An SVG element, likewise. */
export const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

const drawn = new WeakMap();

/** Whether `what` differs from what was last drawn there; remembers it. */
export function isNew(node, what) {
  const now = JSON.stringify(what);
  if (drawn.get(node) === now) return false;
  drawn.set(node, now);
  return true;
}
