/** Starts what is played with records of the workbook: dialogues, and the cards of a page. */
import { announce } from "../core/announce.mjs";
import { make, part } from "../core/dom.mjs";
import { workbook } from "../worksheet/main.mjs";

/**
 * @typedef {object} Played
 * @property {string} stage the part of the root in which it is played
 * @property {string} broken what is said when it could not be started
 * @property {(root: HTMLElement, spec: any) => void} play
 */

/** Starts each of a sort; one that fails says so, and leaves what works without a script. @param {string} name of the sort @param {Played} played */
export function startPlayers(name, played) {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-${name}]`)))
    begin(root, name, played)
      .catch((problem) => giveUp(root, name, played, problem))
      .finally(() => part(root, "player").classList.remove("ws-late"));
}

/** @param {HTMLElement} root @param {string} name @param {Played} played */
async function begin(root, name, { play }) {
  const spec = JSON.parse(/** @type {HTMLElement} */ (root.querySelector(`.${name}-spec`)).textContent);
  await workbook.store.ready;
  play(root, spec);
}

/** @param {HTMLElement} root @param {string} name @param {Played} played @param {unknown} problem */
function giveUp(root, name, { stage, broken }, problem) {
  console.error(problem);
  root.classList.add(`${name}-broken`);
  part(root, stage).replaceChildren(make("p", { className: "ws-notice" }, broken));
  announce(broken);
}
