/** Sends a page on by the share sheet of the device, where there is one. */

/** The page's own address: what stands behind it may be somebody's words. */
const page = () => ({ title: document.title, url: location.origin + location.pathname });

/** @type {HTMLButtonElement | null} */
const button = document.querySelector("[data-send]");
const isOnline = location.protocol.startsWith("http") && !document.documentElement.dataset.lms;
/** Some throw where others say no. */
const canShare = async () => navigator.canShare?.(page());
const share = async () => navigator.share(page());
if (button && isOnline) {
  canShare()
    .then((can) => (button.hidden = !can))
    .catch(() => {});
  // Who closes the sheet has changed their mind, and needs no message.
  button.addEventListener("click", () => share().catch(() => {}));
}
