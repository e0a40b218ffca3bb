/**
 * The one place on a page from which screen readers are told what has happened. It is there, empty,
 * before the first message: a live region that enters a page together with its words stays unheard.
 * Each message is a paragraph of its own, so that two in a row are both heard.
 */

/** Long enough for the focus to have moved, whose own words would otherwise cut the message off. */
const DELAY = 100;
/** What has been said must not be met again later, by a reader who walks through the page. */
const FORGET = 5000;

const region = document.createElement("div");
region.className = "cg-announcer";
region.setAttribute("aria-live", "polite");
document.body.append(region);

/** Says a sentence in a quiet moment. @param {string} text */
export function announce(text) {
  const message = document.createElement("p");
  message.textContent = text;
  setTimeout(() => region.append(message), DELAY);
  setTimeout(() => message.remove(), DELAY + FORGET);
}
