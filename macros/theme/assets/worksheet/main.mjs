/** Starts every worksheet of the page. One that fails never stops the others. */
import { announce } from "../core/announce.mjs";
import { part } from "../core/dom.mjs";
import { leaving } from "./exit.mjs";
import { WorkbookData } from "../responses/workbook-data.mjs";
import { loadFieldModules } from "./field-modules.mjs";
import { pathOf } from "../core/site-path.mjs";
import { openStore } from "../responses/store.mjs";
import { readSite, say } from "../core/strings.mjs";
import { Worksheet } from "./worksheet.mjs";

/** A page that goes at once saves what was typed in it, whatever the database says. */
const left = new Promise((resolve) => addEventListener("pagehide", resolve, { once: true }));

/** @param {any} form @param {WorkbookData} workbook */
async function startForm(form, workbook) {
  try {
    const spec = JSON.parse(part(form, "spec").textContent);
    await Promise.all([loadFieldModules(form, spec), Promise.race([workbook.store.ready, left])]);
    new Worksheet(form, spec, workbook).start();
  } catch (problem) {
    console.error(problem);
    part(form, "status").textContent = say("broken");
    announce(say("broken"));
    part(form, "status").dataset.state = "error";
  } finally {
    form.classList.remove("ws-late");
  }
}

/** The page comes and goes: nothing is lost on the way. @param {import("../responses/store.mjs").Store} store */
function watchPage(store) {
  addEventListener("pagehide", () => store.sleep());
  addEventListener("pageshow", ({ persisted }) => persisted && store.wake());
  document.addEventListener("visibilitychange", () => document.hidden && store.flush());
  // The page is still whole here: a write that begins now ends more often than one that begins with `pagehide`.
  addEventListener("beforeunload", (event) => {
    store.flush();
    if (store.unsaved && !leaving.now) event.preventDefault();
  });
}

/** Resolves once there are words, or settings. @param {import("../responses/store.mjs").Store} store */
async function written(store) {
  await store.ready;
  if (!store.keys().length) await new Promise((resolve) => store.onChange(resolve));
}

/** What a page without words does without: marks of progress, and asking that the words be kept for long. @param {WorkbookData} workbook */
async function careForWords(workbook) {
  if (!document.querySelector("[data-progress]")) await written(workbook.store);
  import("./persist.mjs").then(({ keepForLong }) => keepForLong(workbook.store));
  if (document.getElementById("cg-progress")) import("./lesson-marks.mjs").then(({ followWorkbook }) => followWorkbook(workbook));
}

/** Firefox opens no file system in a private window; others do not tell. In a frame, that may have other reasons. */
function lookForPrivateWindow() {
  if (top !== self) return;
  try {
    navigator.storage.getDirectory().catch(({ name }) => name === "SecurityError" && tellOfPrivateWindow());
  } catch {
    // It cannot be asked.
  }
}

function tellOfPrivateWindow() {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-part=kept]"))) {
    line.textContent = say("private-window");
    line.dataset.private = "";
  }
  for (const short of document.querySelectorAll("[data-part=saved]")) {
    short.textContent = say("head.saved-private");
    short.toggleAttribute("data-private", true);
  }
}

/** Deep links are few. @param {import("../responses/store.mjs").Store} store */
function openTarget(store) {
  const go = async () => (await import("./target.mjs")).openTarget(store);
  if (location.hash) go();
  else addEventListener("hashchange", go, { once: true });
}

const { course, base } = readSite();
const store = openStore({ course, path: pathOf(base) });

/** The page's workbook data, for the modules of other parts of the page. */
export const workbook = new WorkbookData(store);

/** Starts every worksheet that stands in the document, and what keeps words safe while the page is open. */
export function start() {
  for (const form of document.querySelectorAll("form[data-worksheet]")) startForm(form, workbook);
  watchPage(store);
  careForWords(workbook);
  lookForPrivateWindow();
  openTarget(store);
  if (document.querySelector("[data-switcher]")) import("./switcher.mjs").then(({ showSwitchers }) => showSwitchers(workbook));
}
