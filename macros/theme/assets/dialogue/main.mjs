/** Starts the dialogues that stand in the document; one that fails says so, and leaves its booklet. */
import { announce } from "../core/announce.mjs";
import { make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { workbook } from "../worksheet/main.mjs";
import { Player } from "./player.mjs";

/** @param {HTMLElement} root */
async function begin(root) {
  const spec = /** @type {HTMLElement} */ (root.querySelector(".dialogue-spec"));
  const dialogue = JSON.parse(spec.textContent);
  await workbook.store.ready;
  new Player(root, dialogue, workbook).start();
}

/** @param {HTMLElement} root @param {unknown} problem */
function giveUp(root, problem) {
  console.error(problem);
  root.classList.add("dialogue-broken");
  part(root, "conversation").replaceChildren(make("p", { className: "ws-notice" }, say("dialogue.broken")));
  announce(say("dialogue.broken"));
}

/** Starts every dialogue of the page. */
export function start() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-dialogue]")))
    begin(root)
      .catch((problem) => giveUp(root, problem))
      .finally(() => part(root, "player").classList.remove("ws-late"));
}
