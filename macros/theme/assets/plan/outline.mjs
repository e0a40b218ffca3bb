/**
 * A view of the plan as headings and lists of words, from which every export is made. Pure but for the
 * sentences it says.
 *
 * @typedef {{text: string, details: string[], guess: boolean}} Point
 * @typedef {{label?: string, points: Point[]}} Part one entry of the plan
 * @typedef {{title: string, parts: Part[]}} Section
 * @typedef {{title: string, note?: string, sections: Section[]}} Outline
 */
import { formatted } from "../scoring/phrases.mjs";
import { say } from "../core/strings.mjs";

/** @param {import("./view.mjs").View} view @param {{title: string, linesTitle: string}} titles @returns {Outline} */
export function outlineOf(view, { title, linesTitle }) {
  const written = view.lines.filter(({ text }) => text);
  const lines = { title: linesTitle, parts: written.map(({ label, text }) => ({ label, points: [{ text, details: [], guess: false }] })) };
  const blocks = view.blocks.map((block) => ({ title: block.title, parts: block.entries.map(partOf) }));
  return { title, sections: [lines, ...blocks].filter(({ parts }) => parts.length) };
}

/** @param {import("./gather.mjs").Entry} entry @returns {Part} */
const partOf = ({ label, items, result }) => ({ label, points: result ? sentences(result) : items.map(pointOf) });

/** @param {import("./gather.mjs").Item} item @returns {Point} */
const pointOf = ({ text, details, guess }) => ({ text, guess, details: details.map(detailWords) });

/** A detail as one line. @param {{label?: string, text: string}} detail @returns {string} */
export const detailWords = ({ label, text }) => (label ? say("plan.detail", { label, text }) : text);

/**
 * The sentences of an insight, its warnings marked as such.
 * @param {import("../scoring/insights/common.mjs").Insight} insight
 * @returns {Point[]}
 */
function sentences({ summary, warnings }) {
  const warned = warnings.map((warning) => `${say("insights.caution")} ${formatted(warning)}`);
  return [...summary.map(formatted), ...warned].map((text) => ({ text, details: [], guess: false }));
}
