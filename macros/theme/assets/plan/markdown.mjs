/**
 * An outline as Markdown, in which a learner's words show exactly as they were typed. Pure.
 *
 * @typedef {import("./outline.mjs").Point} Point
 * @typedef {import("./outline.mjs").Outline} Outline
 */

const MARKS = /[\\`*_[\]<>|~&]/g;
const AT_START = /^(\s*)(#{1,6}(?=\s|$)|[+-](?=\s|$)|=+\s*$|-{2,}|(\d{1,9})([.)])(?=\s|$))/;

/** One line of text, with everything that Markdown would read as a mark made plain. @param {string} line */
export function plainly(line) {
  const marked = line.replace(MARKS, "\\$&").replace(/(https?):\/\//g, "$1\\://");
  return marked.replace(AT_START, (_all, space, mark, number, dot) => (number ? `${space}${number}\\${dot}` : `${space}\\${mark}`));
}

/**
 * Text of several lines, as one paragraph with line breaks that keeps its place in a list.
 * @param {string} text
 * @param {string} indent
 */
const lines = (text, indent) =>
  text
    .split(/\s*\n\s*/)
    .filter(Boolean)
    .map(plainly)
    .join(`\\\n${indent}`);

/** @param {string} guess @returns {(point: Point) => string} */
const point =
  (guess) =>
  ({ text, details, guess: isGuess }) =>
    [`- ${lines(text, "  ")}${isGuess ? ` *(${plainly(guess)})*` : ""}`, ...details.map((detail) => `  - ${lines(detail, "    ")}`)].join(
      "\n",
    );

/** @param {string} guess @returns {(part: import("./outline.mjs").Part) => string} */
const partLines =
  (guess) =>
  ({ label, points }) =>
    [...(label ? [`**${plainly(label)}**`, ""] : []), ...points.map(point(guess))].join("\n");

/** @param {Outline} outline @param {string} guess the words that mark a guess */
export function markdown({ title, note, sections }, guess) {
  const blocks = sections.flatMap((section) => [`## ${plainly(section.title)}`, ...section.parts.map(partLines(guess))]);
  return `${[`# ${plainly(title)}`, ...(note ? [plainly(note)] : []), ...blocks].join("\n\n")}\n`;
}

/** The same as plain text, for documents that take no formatting. @param {Outline} outline @param {string} guess */
export function plainText({ title, note, sections }, guess) {
  /** @param {Point[]} list */
  const points = (list) =>
    list.flatMap(({ text, details, guess: is }) => [`- ${text}${is ? ` (${guess})` : ""}`, ...details.map((detail) => `  - ${detail}`)]);
  const lines = sections.flatMap((section) => [
    "",
    section.title.toUpperCase(),
    ...section.parts.flatMap(({ label, points: list }) => [...(label ? [`${label}:`] : []), ...points(list)]),
  ]);
  return `${[title, ...(note ? [note] : []), ...lines].join("\n")}\n`;
}
