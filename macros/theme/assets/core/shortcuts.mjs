/** Keeps the theme's single-key shortcuts (f s / p , n .) away from somebody who fills in a worksheet. */

/** @param {HTMLElement} form */
export function keepShortcutsOut(form) {
  form.addEventListener("keydown", (event) => {
    const bare = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (bare) event.stopPropagation();
  });
}
