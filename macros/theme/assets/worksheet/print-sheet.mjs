/** Prints one worksheet without the page around it. */

/**
 * Prints a form and its heading; all else on the page is left away until the print is done.
 * @param {HTMLFormElement} form
 */
export function printSheet(form) {
  const heading = document.getElementById(form.getAttribute("aria-labelledby") ?? "");
  const kept = [form, heading].filter((element) => element !== null);
  const away = kept
    .flatMap(ancestors)
    .flatMap((element) => [...element.children].filter((child) => !kept.some((keep) => child.contains(keep))));
  /** @param {boolean} isAway */
  const mark = (isAway) => {
    for (const element of away) element.toggleAttribute("data-not-printed", isAway);
  };
  mark(true);
  addEventListener("afterprint", () => mark(false), { once: true });
  print();
}

/** What an element stands in, up to the body. @param {Element} element @returns {Element[]} */
const ancestors = ({ parentElement: parent }) => (parent ? [parent, ...(parent === document.body ? [] : ancestors(parent))] : []);
