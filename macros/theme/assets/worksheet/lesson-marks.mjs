/**
 * Marks of progress in the navigation and the index of worksheets: two shapes that overlap, empty,
 * begun or done. Loaded only where something was written, or where the index stands.
 */
import { Redraw } from "../core/redraw.mjs";
import { openIndexed } from "../responses/store/indexed.mjs";
import { openLocal } from "../responses/store/local.mjs";
import { examine, examineText } from "../responses/records.mjs";
import { prefixOf } from "../responses/keys.mjs";
import { pathOf } from "../core/site-path.mjs";
import { progress, together } from "../responses/progress.mjs";

/**
 * @typedef {import("../responses/spec.mjs").Sheet} Sheet
 * @typedef {{prefix: string, entries: [string, any][], negotiation?: string}} Known what is kept, and for which negotiation
 */

const data = /** @type {HTMLElement} */ (document.getElementById("cg-progress"));
/** @type {{course: string, sheets: Sheet[], words: Record<string, string>}} */
const island = JSON.parse(data.textContent ?? "");
const root = new URL(data.dataset.base ?? "", document.baseURI);

/** An address without the name of an index page. @param {string} path */
const bare = (path) => path.replace(/(index\.html)?$/, "");

const indexed = openIndexed();

/** All that is kept. The database knows what was erased; without one, what localStorage holds counts. @returns {Promise<Known>} */
async function readKept() {
  const prefix = prefixOf({ course: island.course, path: pathOf(String(root)) });
  const readLocal = () =>
    openLocal()
      .entries(prefix)
      .map((/** @type {[string, string]} */ [key, text]) => [key, examineText(text).record]);
  const stored = await indexed.entries(prefix).catch(() => undefined);
  const all = stored?.map((/** @type {[string, unknown]} */ [key, found]) => [key, examine(found).record]) ?? readLocal();
  return { prefix, entries: /** @type {Known["entries"]} */ (all.filter(([, record]) => record)) };
}

/** The negotiation that counts, from records alone. @param {Known} known */
const currentOf = ({ prefix, entries }) => entries.find(([key]) => key === `${prefix}_current`)?.[1].value ?? "first";

/** @param {string} name */
const shape = (name) => Object.assign(document.createElement("span"), { className: `cg-two__${name}` });

/** Makes `element` show a state, with its word: beside it, or for those who listen. @param {HTMLElement} element @param {string} state @param {boolean} [hidden] */
export function mark(element, state, hidden = false) {
  element.dataset.state = state;
  const two = Object.assign(document.createElement("span"), { className: "cg-two" });
  two.append(shape("mine"), shape("theirs"), shape("shared"));
  const word = Object.assign(document.createElement("span"), {
    className: hidden ? "cg-hidden-label" : "",
    textContent: island.words[state],
  });
  element.replaceChildren(two, " ", word);
}

/** @param {Element} link @param {import("../responses/progress.mjs").State[]} states */
function markLink(link, states) {
  /** @type {HTMLElement} */
  const place =
    link.querySelector(".cg-progress") ?? link.appendChild(Object.assign(document.createElement("span"), { className: "cg-progress" }));
  mark(place, together(states), true);
}

/** Draws every mark of the page. @param {Known} known */
export function showMarks(known) {
  const { prefix, entries, negotiation = currentOf(known) } = known;
  const card = document.getElementById("cg-continue");
  if (card) import("./continue-card.mjs").then(({ showCard }) => showCard(card, entries, { prefix, negotiation }));
  const states = progress(island.sheets, entries, { prefix, negotiation });
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-progress]")))
    mark(place, states.get(place.dataset.progress ?? "") ?? "empty");
  const pages = grouped(island.sheets);
  const links = new Map(
    [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".cg-nav__link"))].map((link) => [
      bare(link.pathname),
      link,
    ]),
  );
  for (const [page, sheets] of pages) {
    const link = links.get(bare(new URL(page, root).pathname));
    if (link && entries.length)
      markLink(
        link,
        sheets.map(({ id }) => states.get(id) ?? "empty"),
      );
  }
}

/** Worksheets by their page. @param {Sheet[]} sheets @returns {Map<string, Sheet[]>} */
function grouped(sheets) {
  const pages = new Map();
  for (const sheet of sheets) pages.set(sheet.page, [...(pages.get(sheet.page) ?? []), sheet]);
  return pages;
}

/** Keeps the marks up to date where a worksheet writes. @param {import("../responses/workbook-data.mjs").WorkbookData} workbook */
export function followWorkbook(workbook) {
  const show = () => showMarks({ prefix: workbook.store.prefix, entries: workbook.store.list(), negotiation: workbook.negotiation });
  const redraw = new Redraw(show);
  workbook.store.onChange(() => redraw.soon(300));
  show();
}

/** Keeps the marks of a page without worksheets up to date. */
export function followStorage() {
  const show = async () => showMarks(await readKept());
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
}
