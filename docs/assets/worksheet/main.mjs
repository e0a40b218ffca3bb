/** Starts every worksheet of the page. One that fails never stops the others. */
import { part } from "./dom.mjs";
import { leaving } from "./exit.mjs";
import { loadKinds } from "./fields/kinds.mjs";
import { Library } from "./library.mjs";
import { openStore } from "./store.mjs";
import { openTarget } from "./target.mjs";
import { keepForLong } from "./persist.mjs";
import { readSite, say } from "./strings.mjs";
import { showSwitchers } from "./switcher.mjs";
import { Worksheet } from "./worksheet.mjs";

/** The site's root as part of each key; empty for a course opened from disk. */
function pathOf(base) {
  const root = new URL(base, document.baseURI);
  return root.protocol.startsWith("http") ? root.pathname.replace(/\/(index\.html)?$/, "") : "";
}

async function start(form, library) {
  try {
    await loadKinds(form);
    new Worksheet(form, library).start();
  } catch (problem) {
    console.error(problem);
    part(form, "status").textContent = say("broken");
    part(form, "status").dataset.state = "error";
  }
}

/** The page comes and goes: nothing is lost on the way. */
function watchPage(store) {
  addEventListener("pagehide", () => store.sleep());
  addEventListener("pageshow", ({ persisted }) => persisted && store.wake());
  document.addEventListener("visibilitychange", () => document.hidden && store.flush());
  addEventListener("beforeunload", (event) => store.unsaved && !leaving.now && event.preventDefault());
}

const { course, base } = readSite();
const store = openStore({ course, path: pathOf(base) });

/** The page's library, for the modules of other parts of the page. */
export const library = new Library(store);
for (const form of document.querySelectorAll("form[data-worksheet]")) start(form, library);
watchPage(store);
showSwitchers(library);
keepForLong(store);
openTarget(store);
if (document.getElementById("cg-progress")) import("../workbook/marks.mjs").then(({ followLibrary }) => followLibrary(library));
