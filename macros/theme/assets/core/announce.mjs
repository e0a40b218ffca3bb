/**
 * The one place on a page from which screen readers are told what has happened. It is there, empty,
 * before the first message: a live region that enters a page together with its words stays unheard.
 * Each message is a paragraph of its own, so that two in a row are both heard.
 */

/** Long enough for the focus to have moved, whose own words would otherwise cut the message off. */
const DELAY = 100;
/** What has been said must not be met again later, by a reader who walks through the page. */
const FORGET = 5000;

/** A pause in the typing, in ms: before it, the next key would cut the message off. */
const PAUSE = 700;

let typedAt = -Infinity;
addEventListener(
  "input",
  (event) => {
    if (event instanceof InputEvent && event.inputType) typedAt = performance.now();
  },
  true,
);

const region = document.createElement("div");
region.className = "cg-announcer";
region.setAttribute("aria-live", "polite");
document.body.append(region);

/** Says a sentence in a quiet moment. @param {string} text */
export function announce(text) {
  const message = document.createElement("p");
  message.textContent = text;
  setTimeout(() => show(message), DELAY);
}

/** Once nobody is typing. @param {HTMLElement} message */
function show(message) {
  const wait = typedAt + PAUSE - performance.now();
  if (wait > 0) {
    setTimeout(() => show(message), wait);
    return;
  }
  region.append(message);
  setTimeout(() => message.remove(), FORGET);
}
