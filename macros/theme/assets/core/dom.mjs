/**
 * Elements, made without markup in strings: text reaches the page as text only.
 *
 * @typedef {Node | string | number | false | null | undefined} Leaf what is empty is left out
 * @typedef {Leaf | Leaf[]} Child
 */
/**
 * @template {HTMLElement} E
 * @typedef {Partial<Omit<E, "style" | "dataset">> & {role?: string} & {[attribute: `aria-${string}` | `data-${string}`]: string | number | boolean | undefined}} Properties
 */

/**
 * An HTML element. What it has a property for (`className`, `textContent`, `onclick` …) is set as that;
 * other names (`aria-label`, `data-part`) are attributes. What is undefined is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {...Child} children nodes or texts; what is missing is left out
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties).filter(([, set]) => set !== undefined)) {
    if (name in element) Object.assign(element, { [name]: value });
    else element.setAttribute(name, String(value));
  }
  element.append(...present(children));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * An SVG element: all that it has are attributes.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | undefined>} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, String(value));
  element.append(...present(children));
  return element;
}

/** @param {Child[]} children @returns {(Node | string)[]} */
const present = (children) =>
  children.flat().flatMap((child) => (child || child === 0 ? [typeof child === "number" ? String(child) : child] : []));

/** @param {string} label @param {(event: MouseEvent) => void} [onclick] @returns {HTMLButtonElement} */
export const button = (label, onclick) => make("button", { type: "button", className: "ws-button ws-quiet", textContent: label, onclick });

/**
 * The part of `root` that a template marks with `data-part`, or null.
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement | null}
 */
export const findPart = (root, name) => root.querySelector(`[data-part="${name}"]`);

/** A part that the template of `root` always has. @type {(root: ParentNode, name: string) => HTMLElement} */
export const part = /** @type {any} */ (findPart);

/** What the script `name` of `root` holds, as the template wrote it: JSON. @param {ParentNode} root @param {string} name @returns {any} */
export const dataIn = (root, name) => JSON.parse(/** @type {string} */ (part(root, name).textContent));

/**
 * The child of `root` that has the class `name`, or undefined.
 * @param {Element} root
 * @param {string} name
 * @returns {HTMLElement | undefined}
 */
export const noteIn = (root, name) => /** @type {HTMLElement[]} */ ([...root.children]).find((child) => child.classList.contains(name));

/**
 * Fills the element of class `name` at the end of `root`, or takes it away when there is nothing to show.
 * @param {Element} root
 * @param {string} name
 * @param {...(Node | string)} children
 * @returns {HTMLElement | undefined}
 */
export function note(root, name, ...children) {
  const present = noteIn(root, name);
  if (!children.length) return void present?.remove();
  const element = present ?? root.appendChild(make("p", { className: name }));
  element.replaceChildren(...children);
  return element;
}
