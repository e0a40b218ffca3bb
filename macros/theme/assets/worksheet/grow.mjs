/**
 * Boxes as tall as what is written in them, where the browser has no `field-sizing`. Fetched only there.
 */

/** @type {WeakMap<HTMLTextAreaElement, {text: string, width: number}>} what each box was last fitted to */
const fitted = new WeakMap();

/** Sees a box come into sight (a fold opens) or change its width. */
const sizes =
  globalThis.ResizeObserver &&
  new ResizeObserver((entries) => fit(entries.map(({ target }) => /** @type {HTMLTextAreaElement} */ (target))));

/** Whether a box may need less than it has: to find out, the page is laid out twice. @param {HTMLTextAreaElement} box */
function mayShrink(box) {
  const last = fitted.get(box);
  return Boolean(box.style.minHeight && last && (box.offsetWidth !== last.width || !box.value.startsWith(last.text)));
}

/** Makes each box as tall as its text, and never less than its style sheet wants. @param {Iterable<HTMLTextAreaElement>} boxes */
function fit(boxes) {
  const all = [...boxes];
  const top = scrollY;
  for (const box of all.filter(mayShrink)) box.style.minHeight = "";
  const cut = all.filter((box) => box.scrollHeight > box.clientHeight);
  const wanted = cut.map((box) => box.scrollHeight + box.offsetHeight - box.clientHeight);
  for (const [at, box] of cut.entries()) box.style.minHeight = `${wanted[at]}px`;
  for (const box of all) fitted.set(box, { text: box.value, width: box.offsetWidth });
  // For a moment the page was shorter; whoever writes at its end must not be moved.
  if (scrollY !== top) scrollTo({ top, behavior: "instant" });
}

/** Has the boxes of a form follow what is written, and what was put into them. @param {HTMLFormElement} form */
export function growBoxes(form) {
  const boxes = [...form.querySelectorAll("textarea")];
  const fresh = boxes.filter((box) => !fitted.has(box));
  fit(boxes);
  for (const box of fresh) {
    sizes?.observe(box);
    box.addEventListener("input", () => fit([box]));
  }
}
