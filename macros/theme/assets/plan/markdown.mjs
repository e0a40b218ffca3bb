/** An outline as Markdown, in which a learner's words show exactly as they were typed. Pure. */

const MARKS = /[\\`*_[\]<>|~&]/g;
const AT_START = /^(\s*)(#{1,6}(?=\s|$)|[+-](?=\s|$)|=+\s*$|-{2,}|(\d{1,9})([.)])(?=\s|$))/;

/** One line of text, with everything that Markdown would read as a mark made plain. */
export function plainly(line) {
  const marked = line.replace(MARKS, "\\$&").replace(/(https?):\/\//g, "$1\\://");
  return marked.replace(AT_START, (all, space, mark, number, dot) => (number ? `${space}${number}\\${dot}` : `${space}\\${mark}`));
}

/** Text of several lines, as one paragraph with line breaks that keeps its place in a list. */
const lines = (text, indent) => text.split(/\s*\n\s*/).filter(Boolean).map(plainly).join(`\\\n${indent}`);

const point = (guess) => ({ text, details, guess: isGuess }) => [
  `- ${lines(text, "  ")}${isGuess ? ` *(${plainly(guess)})*` : ""}`,
  ...details.map((detail) => `  - ${lines(detail, "    ")}`),
].join("\n");

const part = (guess) => ({ label, points }) => [...(label ? [`**${plainly(label)}**`, ""] : []), ...points.map(point(guess))].join("\n");

/** @param {string} guess the words that mark a guess */
export function markdown({ title, note, sections }, guess) {
  const parts = sections.flatMap((section) => [`## ${plainly(section.title)}`, ...section.parts.map(part(guess))]);
  return `${[`# ${plainly(title)}`, ...(note ? [plainly(note)] : []), ...parts].join("\n\n")}\n`;
}

/** The same as plain text, for documents that take no formatting. */
export function plainText({ title, note, sections }, guess) {
  const points = (list) => list.flatMap(({ text, details, guess: is }) => [`- ${text}${is ? ` (${guess})` : ""}`, ...details.map((one) => `  - ${one}`)]);
  const parts = sections.flatMap((section) => ["", section.title.toUpperCase(), ...section.parts.flatMap(({ label, points: list }) => [...(label ? [`${label}:`] : []), ...points(list)])]);
  return `${[title, ...(note ? [note] : []), ...parts].join("\n")}\n`;
}
