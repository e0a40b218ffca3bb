/** Asks somebody to play the other side of a case: a link that opens the other card, and says why. */
import { announce } from "../core/announce.mjs";
import { part } from "../core/dom.mjs";
import { toldIfLate } from "../core/in-time.mjs";
import { isShareable, shareLink } from "../core/share-link.mjs";
import { say } from "../core/strings.mjs";

/** @param {HTMLButtonElement} button whose data say whose card it is, and where */
export function offerToAsk(button) {
  button.hidden = !isShareable();
  button.addEventListener("click", () => ask(button));
}

/** @param {HTMLButtonElement} button */
async function ask(button) {
  const { name, title, card } = /** @type {{name: string, title: string, card: string}} */ (button.dataset);
  const url = new URL(card, document.baseURI).href;
  const said = part(/** @type {Element} */ (button.closest(".case-card")), "asked");
  const tell = (/** @type {string} */ how) => {
    said.textContent = how === "stopped" || how === "shared" ? "" : say(`practice.ask-${how}`, { name, url });
    if (said.textContent) announce(said.textContent);
  };
  const link = { title, text: say("practice.ask-text", { title, name }), url };
  tell(await toldIfLate(shareLink(link), () => tell("late")));
}
