/** Starts the cards of the page; when they fail they say so, and leave their list. */
import { announce } from "../core/announce.mjs";
import { make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { workbook } from "../worksheet/main.mjs";
import { Player } from "./player.mjs";

/** @param {HTMLElement} root */
async function begin(root) {
  const spec = JSON.parse(/** @type {HTMLElement} */ (root.querySelector(".cards-spec")).textContent ?? "");
  await workbook.store.ready;
  new Player(root, spec, workbook).start();
}

/** @param {HTMLElement} root @param {unknown} problem */
function giveUp(root, problem) {
  console.error(problem);
  root.classList.add("cards-broken");
  part(root, "sitting").replaceChildren(make("p", { className: "ws-notice" }, say("cards.broken")));
  announce(say("cards.broken"));
}

/** Starts the cards. */
export function start() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cards]")))
    begin(root)
      .catch((problem) => giveUp(root, problem))
      .finally(() => part(root, "player").classList.remove("ws-late"));
}
