/**
 * Marks of progress in the navigation and the index of worksheets: two shapes that overlap, empty,
 * begun or done. Loaded only where something was written, or where the index stands.
 */
import { openIndexed } from "../responses/store/indexed.mjs";
import { openLocal } from "../responses/store/local.mjs";
import { examine, examineText } from "../responses/records.mjs";
import { prefixOf } from "../responses/keys.mjs";
import { pathOf } from "../core/site-path.mjs";
import { progress, together } from "../responses/progress.mjs";

const island = JSON.parse(document.getElementById("cg-progress").textContent);
const root = new URL(document.getElementById("cg-progress").dataset.base, document.baseURI);
const bare = (path) => path.replace(/(index\.html)?$/, "");

const indexed = openIndexed();

/** All that is kept. The database knows what was erased; without one, what localStorage holds counts. */
async function readKept() {
  const prefix = prefixOf({ course: island.course, path: pathOf(root) });
  const readLocal = () => openLocal().entries(prefix).map(([key, text]) => [key, examineText(text).record]);
  const stored = await indexed.entries(prefix).catch(() => undefined);
  const all = stored?.map(([key, data]) => [key, examine(data).record]) ?? readLocal();
  return { prefix, entries: all.filter(([, record]) => record) };
}

/** The negotiation that counts, from records alone. */
const currentOf = ({ prefix, entries }) => entries.find(([key]) => key === `${prefix}_current`)?.[1].value ?? "first";

const shape = (name) => Object.assign(document.createElement("span"), { className: `cg-two__${name}` });

/** Makes `element` show a state, with its word: beside it, or for those who listen. */
export function mark(element, state, hidden = false) {
  if (element.dataset.state === state) return;
  element.dataset.state = state;
  const two = Object.assign(document.createElement("span"), { className: "cg-two" });
  two.append(shape("mine"), shape("theirs"), shape("shared"));
  const word = Object.assign(document.createElement("span"), { className: hidden ? "cg-hidden-label" : "", textContent: island.words[state] });
  element.replaceChildren(two, " ", word);
}

function markLink(link, states) {
  const found = link.querySelector(".cg-progress") ?? link.appendChild(Object.assign(document.createElement("span"), { className: "cg-progress" }));
  mark(found, together(states), true);
}

/** Draws every mark of the page. @param {{prefix: string, entries: [string, object][], negotiation?: string}} known */
export function showMarks(known) {
  const { prefix, entries, negotiation = currentOf(known) } = known;
  const states = progress(island.sheets, entries, { prefix, negotiation });
  for (const place of document.querySelectorAll("[data-progress]")) mark(place, states.get(place.dataset.progress) ?? "empty");
  const pages = grouped(island.sheets);
  const links = new Map([...document.querySelectorAll(".cg-nav__link")].map((link) => [bare(link.pathname), link]));
  for (const [page, sheets] of pages) {
    const link = links.get(bare(new URL(page, root).pathname));
    if (link && entries.length) markLink(link, sheets.map(({ id }) => states.get(id)));
  }
}

function grouped(sheets) {
  const pages = new Map();
  for (const sheet of sheets) pages.set(sheet.page, [...(pages.get(sheet.page) ?? []), sheet]);
  return pages;
}

/** Keeps the marks up to date where a worksheet writes. @param {import("../responses/workbook-data.mjs").WorkbookData} workbook */
export function followWorkbook(workbook) {
  let timer;
  const show = () => showMarks({ prefix: workbook.store.prefix, entries: workbook.store.list(), negotiation: workbook.negotiation });
  const soon = () => (clearTimeout(timer), (timer = setTimeout(show, 300)));
  workbook.store.onChange(soon);
  workbook.onTurn(show);
  show();
}

/** Keeps the marks of a page without worksheets up to date. */
export function followStorage() {
  const show = async () => showMarks(await readKept());
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
}
