/** What only some worksheets need has modules of its own; a page loads those that its sheets need. */
const modules = {
  rows: () => import("./fields/rows.mjs"),
  points: () => import("./fields/points.mjs"),
  ranking: () => import("./fields/ranking.mjs"),
  sources: () => import("./sources.mjs"),
  prefill: () => import("./prefill.mjs"),
};

/** By name: a module, once it is loaded. Those of kinds have `shape`, and may have a `codec`. */
export const parts = {};

const take = (fields) => fields.some((field) => field.take_from);

/** Loads what a worksheet needs; there is nothing to wait for where it needs none. */
export function loadParts({ fields, sources = {} }) {
  const needs = fields.map(({ kind }) => kind);
  if (take(fields)) needs.push("sources");
  if (take([...fields, ...Object.values(sources).flatMap((one) => one.fields)])) needs.push("prefill");
  const wanted = Object.keys(modules).filter((name) => needs.includes(name));
  return Promise.all(wanted.map(async (name) => (parts[name] = await modules[name]())));
}
