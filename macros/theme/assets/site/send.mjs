/** Sends a page on by the share sheet of the device, where there is one. */

/** The page's own address: what stands behind it may be somebody's words. */
const page = () => ({ title: document.title, url: location.origin + location.pathname });

/** @type {HTMLButtonElement | null} */
const button = document.querySelector("[data-send]");
const isOnline = location.protocol.startsWith("http") && !document.documentElement.dataset.lms;
if (button && isOnline && navigator.canShare?.(page())) {
  button.hidden = false;
  // Who closes the sheet has changed their mind, and needs no message.
  button.addEventListener("click", () => navigator.share(page()).catch(() => {}));
}
