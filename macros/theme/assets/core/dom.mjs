/** Elements, made without markup in strings. */

/** An element with properties (`className`, `textContent`, `onclick` …) and children. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export const button = (label, onclick) =>
  make("button", { type: "button", className: "ws-button ws-quiet", textContent: label, onclick });

/** The part of `root` that a template marks with `data-part`. */
export const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

/** The child of `root` that has the class `name`, or undefined. */
export const noteIn = (root, name) => [...root.children].find((child) => child.classList.contains(name));

/** Fills the element of class `name` at the end of `root`, or takes it away when there is nothing to show. */
export function note(root, name, ...children) {
  const found = noteIn(root, name);
  if (!children.length) return void found?.remove();
  const element = found ?? root.appendChild(make("p", { className: name }));
  element.replaceChildren(...children);
  return element;
}
