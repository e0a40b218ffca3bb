/** Light or dark, as one button that is pressed or not. The theme keeps its choices, which are hidden. */

const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-palette]"));
const choices = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-md-component="palette"] input')]);
const scheme = () => document.body.dataset.mdColorScheme;

function show() {
  button?.setAttribute("aria-pressed", String(scheme() === "slate"));
}

if (button) {
  button.addEventListener("click", () => choices.find((choice) => choice.dataset.mdColorScheme !== scheme())?.click());
  // The theme's own Enter would turn back what the click has just turned.
  button.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.stopPropagation();
  });
  new MutationObserver(show).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  show();
}
