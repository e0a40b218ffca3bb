/** What only some worksheets need has modules of its own; a page loads those that its sheets need. */
const modules = {
  rows: () => import("./fields/rows.mjs"),
  points: () => import("./fields/points.mjs"),
  ranking: () => import("./fields/ranking.mjs"),
  entries: () => import("./fields/entries.mjs"),
  sources: () => import("./source-line.mjs"),
};

/** By name: a module, once it is loaded. Those of kinds have `shape`, and may have a `codec`. */
export const fieldModules = {};

const TYPED = ["number", "date", "points"];
const MOST_RADIOS = 21;

/** Whether somebody types numbers or days into a field; a rating is typed where its values are too many for radios. */
const isTyped = ({ kind, min, max, step = 1, columns = [] }) =>
  TYPED.includes(kind) || (kind === "rating" && Math.round((max - min) / step) >= MOST_RADIOS) || columns.some((column) => TYPED.includes(column.kind));

/** Loads what a worksheet needs; there is nothing to wait for where it needs none. */
export function loadFieldModules({ fields }) {
  const needs = fields.map(({ kind }) => kind);
  if (fields.some(isTyped)) needs.push("entries");
  if (fields.some((field) => field.take_from)) needs.push("sources");
  const wanted = Object.keys(modules).filter((name) => needs.includes(name));
  return Promise.all(wanted.map(async (name) => (fieldModules[name] = await modules[name]())));
}
