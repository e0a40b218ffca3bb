/** What only some worksheets need has modules of its own; a page loads those that its forms need. */
import { extras, kinds } from "./loaded-modules.mjs";

/** Kinds whose form does more than native controls: the module of each exports its `kind`. */
const KINDS = {
  points: () => import("./fields/points.mjs"),
  ranking: () => import("./fields/ranking.mjs"),
  rows: () => import("./fields/rows.mjs"),
};

/** By what marks it in a form: what several kinds may have. Its module exports `show`, `watch`, or both. */
const EXTRAS = /** @type {Record<string, () => Promise<import("./loaded-modules.mjs").Extra>>} */ ({
  ".ws-entry": () => import("./fields/entries.mjs"),
  ".ws-example": () => import("./fields/examples.mjs"),
  ".ws-number-warning": () => import("./fields/number-warning.mjs"),
  ".ws-source": () => import("./source-line.mjs"),
});

/** Whether something stands in a form, or would in a row that is added. @param {HTMLFormElement} form @param {string} selector */
const has = (form, selector) =>
  [form, ...[...form.querySelectorAll("template")].map(({ content }) => content)].some((root) => root.querySelector(selector));

/**
 * @template M, T
 * @param {Record<string, T>} loaded by name
 * @param {Record<string, () => Promise<M>>} modules
 * @param {(name: string) => boolean} isNeeded
 * @param {(module: M) => T} of what of a module is kept
 */
async function loadInto(loaded, modules, isNeeded, of) {
  const wanted = Object.keys(modules).filter((name) => isNeeded(name));
  await Promise.all(wanted.map(async (name) => (loaded[name] = of(await modules[name]()))));
}

/**
 * Loads what a worksheet needs; there is nothing to wait for where it needs none.
 * @param {HTMLFormElement} form
 * @param {{fields: import("../responses/spec.mjs").Field[]}} spec
 */
export async function loadFieldModules(form, { fields }) {
  const used = new Set(fields.map(({ kind }) => kind));
  await Promise.all([
    loadInto(
      kinds,
      KINDS,
      (kind) => used.has(kind),
      (module) => module.kind,
    ),
    loadInto(
      extras,
      EXTRAS,
      (mark) => has(form, mark),
      (module) => module,
    ),
  ]);
}
