/** Files that are chosen in a control, or dropped anywhere on the page. */
import { takeAgain } from "../core/file.mjs";

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} area is marked while files are held over the page
 * @param {(files: File[]) => void} take
 */
export function watchFiles(input, area, take) {
  takeAgain(input);
  input.addEventListener("change", () => take([...(input.files ?? [])]));
  for (const name of /** @type {const} */ (["dragover", "drop"])) document.addEventListener(name, (event) => dropped(event, area, take));
}

/** @param {DragEvent} event @param {HTMLElement} area @param {(files: File[]) => void} take */
function dropped(event, area, take) {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  area.toggleAttribute("data-over", event.type === "dragover");
  if (event.type === "drop") take([...event.dataTransfer.files]);
}
