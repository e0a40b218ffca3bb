/** Kinds whose elements grow or move have modules of their own; a page loads those that it shows. */
const modules = {
  rows: () => import("./rows.mjs"),
  points: () => import("./points.mjs"),
  ranking: () => import("./ranking.mjs"),
};

/** By kind: its module, once it is loaded. */
export const kinds = {};

/** Loads what the fields below `root` need; there is nothing to wait for where none needs any. */
export function loadKinds(root) {
  const wanted = Object.keys(modules).filter((kind) => root.querySelector(`[data-kind="${kind}"]`));
  return Promise.all(wanted.map(async (kind) => (kinds[kind] = await modules[kind]())));
}
