/**
 * Insights as sentences, warnings, a table and a plot.
 *
 * @typedef {typeof import("./plots/index.mjs")} Plots the module that draws them
 */
import { announce } from "../core/announce.mjs";
import { counted } from "../responses/counted.mjs";
import { calculators } from "./insights/index.mjs";
import { parseReference } from "../responses/references.mjs";
import { standing } from "../responses/response-text.mjs";
import { make } from "../core/dom.mjs";
import { isNew } from "../core/is-new.mjs";
import { released } from "../core/redraw.mjs";
import { formatted, sayFormatted } from "./phrases.mjs";
/** @import { Field, ResponsesByField, Value, WorksheetSpec } from "../responses/spec.mjs" */
/** @import { ShowContext } from "./index.mjs" */
/** @import { About, Insight, Sentence, Table } from "./insights/common.mjs" */

/**
 * Draws each insight of the form; one that fails says so and leaves the others alone.
 * @param {HTMLFormElement} form
 * @param {WorksheetSpec} spec
 * @param {ResponsesByField} responses
 * @param {ShowContext} context
 */
export async function drawInsights(form, spec, responses, context) {
  /** @type {NodeListOf<HTMLElement>} */
  const sections = form.querySelectorAll('[data-kind="insight"]');
  await Promise.all([...sections].map((section) => drawOne(form, section, spec, responses, context)));
}

/** The module of plots; undefined where it does not come: all that a plot shows is said in words, too. @returns {Promise<Plots | undefined>} */
export const loadPlots = () => import("./plots/index.mjs").catch(() => undefined);

/** @type {WeakMap<HTMLElement, number>} */
const turns = new WeakMap();

/**
 * Loading takes a moment, so an earlier call must not draw over a later one.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} section
 * @param {WorksheetSpec} spec
 * @param {ResponsesByField} responses
 * @param {ShowContext} context
 */
async function drawOne(form, section, spec, responses, context) {
  const turn = (turns.get(section) ?? 0) + 1;
  turns.set(section, turn);
  const insight = await computed(section, spec, responses, context);
  const plots = insight.plot && (await loadPlots());
  await released();
  if (turns.get(section) === turn) show(form, section, insight, plots);
}

/**
 * @param {HTMLElement} section
 * @param {WorksheetSpec} spec
 * @param {ResponsesByField} responses
 * @param {ShowContext} context
 * @returns {Promise<Insight>}
 */
async function computed(section, spec, responses, context) {
  try {
    const field = spec.fields.find(({ id }) => id === section.dataset.field);
    if (!field?.calculator) throw new Error(`no calculator for ${section.dataset.field}`);
    const { calculate } = await calculators[field.calculator]();
    const sources = sourcesOf(field, spec, responses, context);
    const values = Object.fromEntries(Object.entries(sources).map(([name, { value }]) => [name, value]));
    const about = Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, source.about]));
    return calculate(values, { about, takes: context.takes ?? [], cases: spec.cases });
  } catch (error) {
    console.error(error);
    return { state: "waiting", summary: [{ key: "insights.broken" }], warnings: [] };
  }
}

/**
 * Value and definition of each input: of this worksheet, or of another one.
 * @param {Field} field
 * @param {WorksheetSpec} spec
 * @param {ResponsesByField} responses
 * @param {ShowContext} context
 * @returns {Record<string, {value: Value, about: About}>}
 */
function sourcesOf({ inputs }, spec, responses, context) {
  return Object.fromEntries(
    Object.entries(inputs ?? {}).map(([name, reference]) => {
      const { worksheet, field: id } = parseReference(reference, spec.id);
      const home = worksheet === spec.id ? spec : spec.sources?.[worksheet];
      const value = worksheet === spec.id ? responses[id] : context.look(`${worksheet}.${id}`).value;
      const field = home?.fields.find((candidate) => candidate.id === id);
      return [name, { value: counted(field, standing(field, value, context.look)) ?? undefined, about: { field, scoring: home?.scoring } }];
    }),
  );
}

/** @param {HTMLFormElement} form @param {HTMLElement} section @param {Insight} insight @param {Plots} [plots] */
function show(form, section, insight, plots) {
  const result = section.querySelector('[data-part="result"]');
  if (!result || !isNew(result, insight)) return;
  const before = section.dataset.state;
  section.dataset.state = insight.state;
  result.replaceChildren(...insightNodes(insight, `${form.id}.${section.dataset.field}`, plots));
  if (before === "waiting" && insight.state === "ready") announce(sayFormatted("insights.updated", { title: titleOf(section) }));
}

/** @param {HTMLElement} section */
const titleOf = (section) => section.querySelector(".ws-insight-title, .ws-prompt")?.textContent ?? "";

/**
 * The nodes of an insight; `plots` is the module of plots when the insight has one.
 * @param {Insight} insight
 * @param {string} id
 * @param {Plots} [plots]
 * @returns {Node[]}
 */
export function insightNodes({ state, summary, warnings, table, tables = [], notes = [], plot }, id, plots) {
  const lines = summary.map((sentence) => make("p", state === "waiting" ? { className: "ws-waiting" } : {}, formatted(sentence)));
  const figure = plot && plots?.figure(plot, id);
  const rows = table && tableNode(table);
  const nodes = [
    ...lines,
    warnings.length ? list(warnings) : undefined,
    figure,
    figure && rows ? folded(rows) : rows,
    ...tables.map(tableNode),
    notes.length ? make("ul", { className: "ws-insight-notes" }, notes.map(noteNode)) : undefined,
  ];
  return nodes.filter((node) => node !== undefined);
}

/** A warning says in words that it is one. @param {Sentence[]} warnings */
function list(warnings) {
  /** @param {Sentence} sentence */
  const item = (sentence) =>
    make("li", { className: "ws-warning-line" }, make("strong", {}, sayFormatted("insights.caution")), " ", formatted(sentence));
  return make("ul", { className: "ws-warnings" }, ...warnings.map(item));
}

/** @param {import("./insights/common.mjs").Note} note */
const noteNode = ({ title, lines }) =>
  make(
    "li",
    {},
    make("strong", {}, formatted(title)),
    lines.map((line) => make("p", {}, formatted(line))),
  );

/** @param {Node} rows */
const folded = (rows) => make("details", { className: "ws-as-table" }, make("summary", {}, sayFormatted("insights.as-table")), rows);

/** @param {Table} table */
function tableNode({ caption, head, rows }) {
  const columns = head.map((text) => make("th", { scope: "col" }, formatted(text)));
  const body = rows.map(([first, ...rest]) =>
    make("tr", {}, make("th", { scope: "row" }, formatted(first)), ...rest.map((text) => make("td", {}, formatted(text)))),
  );
  return make(
    "div",
    { className: "ws-scroll", tabIndex: 0, role: "region", "aria-label": formatted(caption) },
    make(
      "table",
      { className: "ws-table" },
      make("caption", {}, formatted(caption)),
      make("thead", {}, make("tr", {}, ...columns)),
      make("tbody", {}, ...body),
    ),
  );
}
