/** Leaving at once: for somebody who must not be seen here. */
const ELSEWHERE = "https://www.bbc.com/weather";

/** True from the click on: then nothing may ask "are you sure?". */
export const leaving = { now: false };

/** @param {string | undefined} address */
function leave(address) {
  leaving.now = true;
  const elsewhere = address || ELSEWHERE;
  // Out of the frame of a learning platform, too; where that forbids it, at least this page goes.
  try {
    /** @type {Window} */ (top).location.replace(elsewhere);
  } catch {
    location.replace(elsewhere);
  }
}

/** Makes every `data-quick-exit` below `form` (a button, a link, or what holds the button) leave this page. @param {HTMLFormElement} form */
export function offerExit(form) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-quick-exit]"))) {
    const exit = /** @type {HTMLElement} */ (element.matches("button, a") ? element : element.querySelector("button"));
    exit.hidden = false;
    exit.onclick = (event) => {
      event.preventDefault();
      leave(element.dataset.quickExit);
    };
  }
}
