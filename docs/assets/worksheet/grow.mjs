/**
 * Boxes as tall as what is written in them, where the browser has no `field-sizing`. Fetched only there.
 */

/** @type {WeakSet<HTMLFormElement>} */
const watched = new WeakSet();

/** Sees a box come into sight (a fold opens) or change its width; a height of our own settles at once. */
const sizes = globalThis.ResizeObserver && new ResizeObserver((entries) => grow(entries.map(({ target }) => target)));

/** Makes each box as tall as its text, and never less than its style sheet wants. @param {Iterable<HTMLTextAreaElement>} boxes */
function grow(boxes) {
  const all = [...boxes];
  const top = scrollY;
  for (const box of all) box.style.minHeight = "";
  const wanted = all.map((box) => box.scrollHeight > box.clientHeight && box.scrollHeight + box.offsetHeight - box.clientHeight);
  all.forEach((box, at) => (box.style.minHeight = wanted[at] ? `${wanted[at]}px` : ""));
  // For a moment the page was shorter; whoever writes at its end must not be moved.
  if (scrollY !== top) scrollTo({ top, behavior: "instant" });
}

/** Has the boxes of a form follow what is written, and what was put into them. @param {HTMLFormElement} form */
export function growBoxes(form) {
  const boxes = form.querySelectorAll("textarea");
  for (const box of boxes) sizes?.observe(box);
  grow(boxes);
  if (watched.has(form)) return;
  watched.add(form);
  form.addEventListener("input", ({ target }) => target instanceof HTMLTextAreaElement && grow([target]));
}
