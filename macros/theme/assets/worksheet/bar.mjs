/**
 * The bar on top of a worksheet: which negotiation is on show, where there are several; which take,
 * where the worksheet repeats.
 */
import { part } from "../core/dom.mjs";
import { released } from "../core/redraw.mjs";

/**
 * @typedef {import("./worksheet.mjs").Worksheet} Worksheet
 * @typedef {{inBar: (worksheet: Worksheet) => HTMLElement[]}} Content
 */

/**
 * What a bar holds: when, and the module that makes it.
 * @type {{when: (worksheet: Worksheet) => boolean, load: () => Content | Promise<Content>}[]}
 */
const CONTENTS = [
  { when: ({ workbook }) => workbook.negotiations().length > 1, load: () => import("./switcher.mjs") },
  { when: ({ spec }) => spec.repeat, load: () => import("./take-buttons.mjs") },
  { when: ({ workbook }) => workbook.store.keepsNothing, load: () => import("./erase.mjs") },
];

/** What somebody can tell apart: words and states. @param {Element[]} children */
const sketch = (children) =>
  children
    .map((child) =>
      [child, ...child.querySelectorAll("*")]
        .map((/** @type {any} */ element) => [element.textContent, element.value, element.checked, element.ariaPressed])
        .join(),
    )
    .join();

/** Draws the bar anew where it changed; keeps the focus in its place. @param {Worksheet} worksheet */
export async function showBar(worksheet) {
  const modules = await Promise.all(CONTENTS.filter(({ when }) => when(worksheet)).map(({ load }) => load()));
  const bar = part(worksheet.form, "bar");
  if (bar.childElementCount) await released();
  const children = modules.flatMap(({ inBar }) => inBar(worksheet));
  const old = [...bar.querySelectorAll("button, input, select")].indexOf(/** @type {Element} */ (document.activeElement));
  if (bar.childElementCount && sketch(children) === sketch([...bar.children])) return;
  bar.replaceChildren(...children);
  if (old >= 0) /** @type {HTMLElement | undefined} */ (bar.querySelectorAll("button, input, select")[old])?.focus();
}
