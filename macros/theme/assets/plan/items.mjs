/** A response as the items that the plan lists, each with its details. Pure. */
import { holds } from "../responses/conditions.mjs";
import { counted } from "../responses/counted.mjs";
import { own } from "../core/values.mjs";
import { analysisOf } from "../responses/analysis/index.mjs";

/**
 * @typedef {import("./gather.mjs").Gathering} Gathering
 * @typedef {import("./gather.mjs").Item} Item
 * @typedef {import("../responses/analysis/any.mjs").ListItem} ListItem
 * @typedef {import("../responses/types/any.mjs").Row} Row
 * @typedef {{from: string, guess?: import("../responses/spec.mjs").Condition[], columns?: string[], ranked_by?: string[]}} Source as the plan's spec names it
 * @typedef {{label: string, text: string}} Cell
 */

/** @type {(text: unknown, guess: boolean, details?: Item["details"]) => Item} */
const planItem = (text, guess, details = []) => ({ text: String(text).trim(), details, guess });

/**
 * @param {Gathering} gathering
 * @param {Source} source
 * @param {import("../responses/spec.mjs").Field} field
 * @param {any} value the response to it
 * @returns {Item[]}
 */
export function itemsOf(gathering, source, field, value) {
  const listed = inOrder(gathering, source, analysisOf(field).listItems(field, value, gathering.look));
  return listed
    .map(({ text, row, cells }) => {
      const guess = isGuess(gathering, source, row);
      return cells ? rowItem(shownCells(cells, source), guess) : planItem(text, guess);
    })
    .filter(({ text }) => text);
}

/** The cells that the plan shows, in its order. @type {(cells: Map<string, Cell>, source: Partial<Source>) => Cell[]} */
const shownCells = (cells, { columns = [...cells.keys()] }) => columns.flatMap((id) => cells.get(id) ?? []);

/** The heaviest first; what weighs the same stays in its order. @param {Gathering} gathering @param {Source} source @param {ListItem[]} listed */
function inOrder(gathering, source, listed) {
  const { ranked_by: references } = source;
  /** @param {ListItem} item */
  const weightOf = ({ row, weight = 0 }) => (references ? rankOf(gathering, references, row?.id) : weight);
  return [...listed].sort((a, b) => weightOf(b) - weightOf(a));
}

/** The product of the numbers in the rows with the same ids; one that is missing counts as 0. @type {(gathering: Gathering, references: string[], id?: string) => number} */
const rankOf = (gathering, references, id) => references.reduce((product, reference) => product * numberIn(gathering, reference, id), 1);

/** @param {Gathering} gathering @param {string} reference @param {string} [id] of the row */
function numberIn({ look }, reference, id) {
  const [worksheet, list, column] = reference.split(".");
  const { field, value } = look(`${worksheet}.${list}`);
  const row = (counted(field, value) ?? []).find((/** @type {Row} */ other) => other.id === id);
  return Number(own(row, column) ?? 0);
}

/** A column that is a half sentence ("If …", "… then I will …") takes the words in; others are details. @param {Cell[]} cells @param {boolean} guess */
function rowItem(cells, guess) {
  const halves = cells.filter(isHalf);
  if (halves.length && halves.length === cells.length) return planItem(halves.map(wholeSentence).join(", "), guess);
  const [first, ...rest] = cells;
  return first ? planItem(first.text, guess, rest.map(detail)) : planItem("", guess);
}

/** @type {(cell: Cell) => boolean} */
const isHalf = ({ label }) => label.includes("…");
/** @type {(cell: Cell) => Item["details"][number]} */
const detail = (cell) => (isHalf(cell) ? { text: wholeSentence(cell) } : { label: bare(cell.label), text: cell.text });
/** @type {(label: string) => string} */
const bare = (label) => label.replace(/\s*\([^)]*\)/g, "").trim();
/** @type {(cell: Cell) => string} */
const wholeSentence = ({ label, text }) =>
  `${bare(label)
    .replace(/^…\s*/, "")
    .replace("…", () => "")
    .trim()} ${text}`;

/** Whether words are still a guess; a condition on a column of the same rows is asked of each row. @param {Gathering} gathering @param {Source} source @param {Row} [row] @returns {boolean} */
function isGuess({ look }, { from, guess }, row) {
  if (!guess) return false;
  /** @param {string} reference */
  const lookAt = (reference) => {
    const { value, field } = look(reference);
    const ofRow = row && reference.startsWith(`${from}.`);
    return { field, value: ofRow ? own(row, reference.slice(from.length + 1)) : value };
  };
  return holds(guess, lookAt);
}
