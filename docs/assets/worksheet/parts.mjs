/** What only some worksheets need has modules of its own; a page loads those that its sheets need. */
const modules = {
  rows: () => import("./fields/rows.mjs"),
  points: () => import("./fields/points.mjs"),
  ranking: () => import("./fields/ranking.mjs"),
  sources: () => import("./sources.mjs"),
};

/** By name: a module, once it is loaded. Those of kinds have `shape`, and may have a `codec`. */
export const parts = {};

/** Loads what a worksheet needs; there is nothing to wait for where it needs none. */
export function loadParts({ fields }) {
  const needs = new Set(fields.flatMap(({ kind, take_from: source }) => [kind, source && "sources"]));
  const wanted = Object.keys(modules).filter((name) => needs.has(name));
  return Promise.all(wanted.map(async (name) => (parts[name] = await modules[name]())));
}
