/**
 * The bar on top of a worksheet: whether anything is kept; which negotiation is on show, where there
 * are several; which take, where the worksheet repeats.
 */
import { button, make, part } from "./dom.mjs";
import { say } from "./strings.mjs";

/** What only some bars hold: when, and the module whose `inBar(worksheet)` makes it. */
const SOMETIMES = [
  { when: ({ library }) => library.negotiations().length > 1, load: () => import("./switcher.mjs") },
  { when: ({ spec }) => spec.repeat, load: () => import("./take-buttons.mjs") },
];

function nothing(worksheet) {
  const { store } = worksheet.library;
  const box = make("input", { type: "checkbox", checked: store.keepsNothing });
  box.onchange = () => (store.keepsNothing = box.checked);
  box.className = "ws-nothing-box";
  return make("label", { className: "ws-nothing" }, box, " ", say("nothing"));
}

/** Offered where nothing is to be kept but something of this worksheet is. */
function erase(worksheet) {
  const { store } = worksheet.library;
  const keys = worksheet.responses.entries().map(([key]) => key).filter((key) => !store.holds(key));
  if (!store.keepsNothing || !keys.length) return [];
  return [button(say("nothing-erase"), () => store.erase(keys).then(() => worksheet.say("nothing-erased")))];
}

/** What somebody can tell apart: words and states. */
const sketch = (children) =>
  children.map((child) => [child, ...child.querySelectorAll("*")].map((one) => [one.textContent, one.value, one.checked, one.ariaPressed]).join()).join();

/** Draws the bar anew where it changed; keeps the focus in its place. */
export async function showBar(worksheet) {
  const modules = await Promise.all(SOMETIMES.filter(({ when }) => when(worksheet)).map(({ load }) => load()));
  const bar = part(worksheet.form, "bar");
  const children = [...modules.flatMap(({ inBar }) => inBar(worksheet)), nothing(worksheet), ...erase(worksheet)];
  const old = [...bar.querySelectorAll("button, input, select")].indexOf(document.activeElement);
  if (bar.childElementCount && sketch(children) === sketch([...bar.children])) return;
  bar.replaceChildren(...children);
  if (old >= 0) bar.querySelectorAll("button, input, select")[old]?.focus();
}
