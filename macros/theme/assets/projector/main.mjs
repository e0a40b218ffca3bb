/**
 * Large type for a projector: a page without its frame. The address says so (`?projector`), so that
 * it can be kept as a bookmark and opened in front of a group. The event `projector` tells the page.
 */
import { say } from "../core/strings.mjs";

const NAME = "projector";
const root = document.documentElement;

/** The page's address with or without `?projector`. @param {boolean} large */
function address(large) {
  const url = new URL(location.href);
  if (large) url.searchParams.set(NAME, "");
  else url.searchParams.delete(NAME);
  return url.href.replace(`${NAME}=`, NAME);
}

/** @param {HTMLButtonElement} button @param {boolean} large */
function show(button, large) {
  root.classList.toggle("cg-projector", large);
  button.textContent = say(large ? "projector.off" : "projector.on");
}

function makeButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cg-projector__switch";
  button.addEventListener("click", () => {
    const large = !root.classList.contains("cg-projector");
    history.replaceState(history.state, "", address(large));
    show(button, large);
    document.dispatchEvent(new CustomEvent("projector", { detail: { large } }));
  });
  return button;
}

/** Puts the switch below the page's heading. */
export function start() {
  const button = makeButton();
  document.querySelector(".md-content__inner h1")?.after(button);
  show(button, new URL(location.href).searchParams.has(NAME));
}
