/** A response as the items that the plan lists, each with its details. Pure. */
import { holds } from "../responses/conditions.mjs";
import { counted } from "../responses/counted.mjs";
import { own } from "../core/values.mjs";
import { analysisOf } from "../responses/analysis/index.mjs";

const planItem = (text, guess = false, details = []) => ({ text: String(text).trim(), details, guess });

/**
 * @param {import("./gather.mjs").Gathering} gathering
 * @param {{from: string, guess?: object, columns?: string[], ranked_by?: string[]}} source as the plan's spec names it
 * @param {object} field
 * @param {*} value the response to it
 * @returns {import("./gather.mjs").Item[]}
 */
export function itemsOf(gathering, source, field, value) {
  const listed = inOrder(gathering, source, analysisOf(field).listItems(field, value, gathering.look));
  return listed.map(({ text, row, cells }) => {
    const guess = isGuess(gathering, source, row);
    return row ? rowItem(shownCells(cells, source), guess) : planItem(text, guess);
  }).filter(({ text }) => text);
}

/** The cells that the plan shows, in its order. */
const shownCells = (cells, { columns = [...cells.keys()] }) => columns.map((id) => cells.get(id)).filter(Boolean);

/** The heaviest first; what weighs the same stays in its order. */
function inOrder(gathering, source, listed) {
  const weightOf = source.ranked_by ? ({ row }) => rankOf(gathering, source.ranked_by, row?.id) : ({ weight = 0 }) => weight;
  return [...listed].sort((a, b) => weightOf(b) - weightOf(a));
}

/** The product of the numbers in the rows with the same ids; one that is missing counts as 0. */
const rankOf = (gathering, references, id) => references.reduce((product, reference) => product * numberIn(gathering, reference, id), 1);

function numberIn({ look }, reference, id) {
  const [worksheet, list, column] = reference.split(".");
  const { field, value } = look(`${worksheet}.${list}`);
  const row = (counted(field, value) ?? []).find((other) => other.id === id);
  return Number(own(row, column) ?? 0);
}

/** A column that is a half sentence ("If …", "… then I will …") takes the words in; others are details. */
function rowItem(cells, guess) {
  const halves = cells.filter(isHalf);
  if (halves.length && halves.length === cells.length) return planItem(halves.map(wholeSentence).join(", "), guess);
  const [first, ...rest] = cells;
  return first ? planItem(first.text, guess, rest.map(detail)) : planItem("");
}

const isHalf = ({ label }) => label.includes("…");
const detail = (cell) => (isHalf(cell) ? { text: wholeSentence(cell) } : { label: bare(cell.label), text: cell.text });
const bare = (label) => label.replace(/\s*\([^)]*\)/g, "").trim();
const wholeSentence = ({ label, text }) => `${bare(label).replace(/^…\s*/, "").replace("…", () => "").trim()} ${text}`;

/** Whether words are still a guess; a condition on a column of the same rows is asked of each row. */
function isGuess({ look }, { from, guess }, row) {
  if (!guess) return false;
  const lookAt = (reference) => {
    const { value, field } = look(reference);
    const ofRow = row && reference.startsWith(`${from}.`);
    return { field, value: ofRow ? own(row, reference.slice(from.length + 1)) : value };
  };
  return holds(guess, lookAt);
}
