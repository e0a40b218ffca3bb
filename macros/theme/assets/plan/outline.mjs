/**
 * A view of the plan as headings and lists of words, from which every export is made. Pure but for the
 * sentences it says.
 *
 * @typedef {{text: string, details: string[], guess: boolean}} Point
 * @typedef {{title: string, parts: {label?: string, points: Point[]}[]}} Section
 */
import { words } from "../scoring/phrases.mjs";
import { say } from "../core/strings.mjs";

/** @returns {{title: string, sections: Section[]}} */
export function outlineOf(view, { title, linesTitle }) {
  const written = view.lines.filter(({ text }) => text);
  const lines = { title: linesTitle, parts: written.map(({ label, text }) => ({ label, points: [{ text, details: [], guess: false }] })) };
  const blocks = view.blocks.map((block) => ({ title: block.title, parts: block.entries.map(partOf) }));
  return { title, sections: [lines, ...blocks].filter(({ parts }) => parts.length) };
}

const partOf = ({ label, items, result }) => ({ label, points: result ? sentences(result) : items.map(pointOf) });

const pointOf = ({ text, details, guess }) => ({ text, guess, details: details.map(detailWords) });

/** A detail as one line. */
export const detailWords = ({ label, text }) => (label ? say("plan.detail", { label, text }) : text);

/** The sentences of an insight, its warnings marked as such. */
function sentences({ summary, warnings }) {
  const warned = warnings.map((one) => `${say("insights.caution")} ${words(one)}`);
  return [...summary.map(words), ...warned].map((text) => ({ text, details: [], guess: false }));
}
