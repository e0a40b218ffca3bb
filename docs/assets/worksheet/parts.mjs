/** What only some worksheets need has modules of its own; a page loads those that its sheets need. */
const modules = {
  rows: () => import("./fields/rows.mjs"),
  points: () => import("./fields/points.mjs"),
  ranking: () => import("./fields/ranking.mjs"),
  entries: () => import("./fields/entries.mjs"),
  sources: () => import("./sources.mjs"),
  prefill: () => import("./prefill.mjs"),
};

/** By name: a module, once it is loaded. Those of kinds have `shape`, and may have a `codec`. */
export const parts = {};

const TYPED = ["number", "date", "points"];
const MOST_RADIOS = 21;

/** Whether somebody types numbers or days into a field; a rating is typed where its values are too many for radios. */
const isTyped = ({ kind, min, max, step = 1, columns = [] }) =>
  TYPED.includes(kind) || (kind === "rating" && Math.round((max - min) / step) >= MOST_RADIOS) || columns.some((column) => TYPED.includes(column.kind));

const take = (fields) => fields.some((field) => field.take_from);

/** Loads what a worksheet needs; there is nothing to wait for where it needs none. */
export function loadParts({ fields, sources = {} }) {
  const needs = fields.map(({ kind }) => kind);
  if (fields.some(isTyped)) needs.push("entries");
  if (take(fields)) needs.push("sources");
  if (take([...fields, ...Object.values(sources).flatMap((one) => one.fields)])) needs.push("prefill");
  const wanted = Object.keys(modules).filter((name) => needs.includes(name));
  return Promise.all(wanted.map(async (name) => (parts[name] = await modules[name]())));
}
