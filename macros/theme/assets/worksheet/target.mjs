/**
 * Deep links: `#worksheet-<id>` leads to a worksheet, `#<worksheet>.<field>` to one of its fields,
 * also when it is folded away, and also under names that they had before.
 */
import { part } from "../core/dom.mjs";

const specOf = (form) => JSON.parse(part(form, "spec").textContent);
const named = (id) => (one) => one.id === id || (one.was ?? []).includes(id);

/** The form of a worksheet, by its id or one that it had before. */
const formOf = (id) => [...document.querySelectorAll("form[data-worksheet]")].find((form) => named(id)(specOf(form)));

/** The element that a fragment names, or null. */
export function targetOf(fragment) {
  const exact = document.getElementById(fragment);
  if (exact) return exact;
  const [worksheet, field] = fragment.replace(/^worksheet-/, "").split(".");
  const form = formOf(worksheet);
  const known = field && form && specOf(form).fields.find(named(field));
  return (known && form.querySelector(`[data-field="${CSS.escape(known.id)}"]`)) ?? form ?? null;
}

/** Unfolds what the element stands in; a field that is not asked now leads to its worksheet. */
function show(element) {
  const hidden = element.closest("[data-field][hidden]");
  const target = hidden ? hidden.closest("form") : element;
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  target.scrollIntoView();
}

function go() {
  try {
    const fragment = decodeURIComponent(location.hash.slice(1));
    const target = fragment ? targetOf(fragment) : null;
    if (target && (target.closest("[data-worksheet], details") || fragment.startsWith("worksheet-"))) show(target);
  } catch (problem) {
    console.warn(problem);
  }
}

/** Opens where the address points, now, when all words are in place, and at every later link. */
export function openTarget(store) {
  addEventListener("hashchange", go);
  go();
  if (location.hash) store.ready.then(() => setTimeout(go, 50));
}
