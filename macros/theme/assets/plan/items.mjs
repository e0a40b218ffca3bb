/** A response as the items that the plan lists, each with its details. Pure. */
import { holds } from "../responses/conditions.mjs";
import { counted } from "../responses/counted.mjs";
import { empty, own } from "../core/values.mjs";
import { followed, words } from "../responses/response-text.mjs";
import { dayWords, isDay } from "./days.mjs";

const item = (text, guess = false, details = []) => ({ text: String(text).trim(), details, guess });

/** @returns {import("./gather.mjs").Item[]} */
export function itemsOf(gathering, source, field, value) {
  const made = (MAKERS[field.type] ?? plain)(gathering, source, field, value);
  return made.filter(({ text }) => text);
}

function plain(gathering, source, field, value) {
  if (field.type === "date" && !isDay(value)) return [];
  const text = field.type === "date" ? dayWords(value) : words(field, value);
  return [item(text, isGuess(gathering, source))];
}

const MAKERS = {
  choices: (gathering, source, field, value) => value.map((one) => item(words(field, [one]), isGuess(gathering, source))),
  order: (gathering, source, field, value) => value.map((one) => item(words(field, [one]), isGuess(gathering, source))),
  points: pointItems,
  rows: rowItems,
};

/** The most points first; what was typed and does not count comes last, as it was typed. */
function pointItems(gathering, source, field, value) {
  const rows = field.rows_from ? followed(field.rows_from, gathering.look) : field.items;
  const points = counted(field, value);
  const weight = ({ id }) => own(points, id) ?? -1;
  const given = rows.filter(({ id }) => !empty(own(value, id))).sort((a, b) => weight(b) - weight(a));
  return given.map(({ id, label }) => item(`${label}: ${value[id]}`, isGuess(gathering, source)));
}

function rowItems(gathering, source, field, value) {
  const ids = source.columns ?? field.columns.map(({ id }) => id);
  const columns = ids.map((id) => field.columns.find((one) => one.id === id)).filter(Boolean);
  return ranked(gathering, source, value).map((row) => rowItem(columns, row, isGuess(gathering, source, row)));
}

/** Highest product of the numbers in the rows with the same ids first; what has no number comes last. */
function ranked(gathering, { ranked_by: references }, rows) {
  if (!references) return rows;
  const number = (reference, id) => {
    const [worksheet, field, column] = reference.split(".");
    const source = gathering.look(`${worksheet}.${field}`);
    const found = (counted(source.field, source.value) ?? []).find((row) => row.id === id);
    return Number(own(found, column) ?? 0);
  };
  const weight = ({ id }) => references.reduce((product, reference) => product * number(reference, id), 1);
  return [...rows].sort((a, b) => weight(b) - weight(a));
}

/** A column that is a half sentence ("If …", "… then I will …") takes the words in; others are details. */
function rowItem(columns, row, guess) {
  const filled = columns.filter(({ id, kind }) => !empty(own(row, id)) && (kind !== "date" || isDay(row[id])));
  const halves = filled.filter(({ label }) => label.includes("…"));
  if (halves.length && halves.length === filled.length) return item(halves.map((one) => intoLabel(one, row)).join(", "), guess);
  const [first, ...rest] = filled;
  if (!first) return item("");
  return item(cell(first, row[first.id]), guess, rest.map((one) => detail(one, row)));
}

function detail(column, row) {
  if (column.label.includes("…")) return { text: intoLabel(column, row) };
  return { label: bare(column.label), text: cell(column, row[column.id]) };
}

const bare = (label) => label.replace(/\s*\([^)]*\)/g, "").trim();
const intoLabel = (column, row) => bare(column.label).replace(/^…\s*/, "").replace("…", () => "").trim() + " " + cell(column, row[column.id]);

function cell(column, value) {
  if (value === true) return column.label;
  return column.kind === "date" ? dayWords(value) : words({ ...column, type: undefined }, value);
}

/** Whether words are still a guess; a condition on a column of the same rows is asked of each row. */
function isGuess({ look }, { from, guess }, row) {
  if (!guess) return false;
  const seen = (reference) => {
    const { value, field } = look(reference);
    const ofRow = row && reference.startsWith(`${from}.`);
    return { field, value: ofRow ? own(row, reference.slice(from.length + 1)) : value };
  };
  return holds(guess, seen);
}
