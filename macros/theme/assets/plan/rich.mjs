/**
 * An outline as the formatted text that word processors take from the clipboard.
 *
 * @typedef {import("./outline.mjs").Point} Point
 */
import { inTime } from "../core/in-time.mjs";
import { make } from "../core/dom.mjs";

/** Words with their own line breaks. @param {string} text */
const broken = (text) => text.split("\n").flatMap((line, i) => [...(i ? [make("br")] : []), line]);

/** @param {Point} point @param {string} guess */
function pointNode({ text, details, guess: isGuess }, guess) {
  const mark = isGuess ? [" ", make("em", {}, `(${guess})`)] : [];
  const more = details.length
    ? [
        make(
          "ul",
          {},
          details.map((detail) => make("li", {}, broken(detail))),
        ),
      ]
    : [];
  return make("li", {}, broken(text), mark, more);
}

/** @param {import("./outline.mjs").Part} part @param {string} guess */
const partNodes = ({ label, points }, guess) => [
  ...(label ? [make("p", {}, make("strong", {}, label))] : []),
  make(
    "ul",
    {},
    points.map((point) => pointNode(point, guess)),
  ),
];

/**
 * @param {import("./outline.mjs").Outline} outline
 * @param {string} guess
 * @returns {string} HTML in which every word of the learner is text
 */
export function richText({ title, note, sections }, guess) {
  const parts = sections.flatMap((section) => [make("h2", {}, section.title), ...section.parts.flatMap((part) => partNodes(part, guess))]);
  const whole = make("div", {}, make("h1", {}, title), ...(note ? [make("p", {}, note)] : []), ...parts);
  return new XMLSerializer().serializeToString(whole);
}

/**
 * Puts both forms on the clipboard; false when the browser does not allow it.
 * @param {string} html
 * @param {string} text
 */
export async function copyBoth(html, text) {
  try {
    /** @param {string} type @param {string} content */
    const blob = (type, content) => new Blob([content], { type });
    await inTime(
      navigator.clipboard.write([new ClipboardItem({ "text/html": blob("text/html", html), "text/plain": blob("text/plain", text) })]),
    );
    return true;
  } catch {
    return copyByEvent(html, text);
  }
}

/** The older way, for pages that are not served securely. @param {string} html @param {string} text */
function copyByEvent(html, text) {
  let done = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    done = true;
  };
  document.addEventListener("copy", fill);
  document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return done;
}
