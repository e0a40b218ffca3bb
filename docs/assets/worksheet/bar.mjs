/** The bar on top of a worksheet: which negotiation, which take, and whether anything is kept. */
import { button, make, part } from "./dom.mjs";
import { say } from "./strings.mjs";
import { switcher } from "./switcher.mjs";
import { nextTake, takeIds } from "./takes.mjs";

const day = (time) => new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "medium" }).format(time);

/** What a take is called: its moment, or the day on which it was begun. */
export function takeLabel(repeat, take, started) {
  const when = started ? day(started) : "";
  const moment = repeat?.moments?.[take];
  return moment ? [moment, when].filter(Boolean).join(", ") : when || say("take-new");
}

function takeButton(worksheet, take) {
  const { repeat } = worksheet.spec;
  const label = takeLabel(repeat, take, worksheet.responses.at(take).started());
  const made = button(label, () => worksheet.open(take));
  made.classList.remove("ws-quiet");
  made.setAttribute("aria-pressed", take === worksheet.responses.take);
  return made;
}

function takes(worksheet) {
  const { repeat } = worksheet.spec;
  if (!repeat) return [];
  const used = worksheet.responses.takes();
  const buttons = takeIds(repeat, used).map((take) => takeButton(worksheet, take));
  if (repeat.add) buttons.push(button(repeat.add, () => worksheet.open(worksheet.responses.add(nextTake(used)).take)));
  const group = make("div", { className: "ws-takes" }, ...buttons);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", say("takes"));
  return [group];
}

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
export function showBar(worksheet) {
  const bar = part(worksheet.form, "bar");
  const children = [...switcher(worksheet.library, worksheet.spec.scope), ...takes(worksheet), nothing(worksheet), ...erase(worksheet)];
  const old = [...bar.querySelectorAll("button, input, select")].indexOf(document.activeElement);
  if (bar.childElementCount && sketch(children) === sketch([...bar.children])) return;
  bar.replaceChildren(...children);
  if (old >= 0) bar.querySelectorAll("button, input, select")[old]?.focus();
}
