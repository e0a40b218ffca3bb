/** Insights as sentences, warnings, a table and a plot. */
import { announce } from "../core/announce.mjs";
import { counted } from "../responses/counted.mjs";
import { calculators } from "./insights/index.mjs";
import { standing } from "../responses/response-text.mjs";
import { isNew, make } from "../core/elements.mjs";
import { told, words } from "./phrases.mjs";

/** Draws each insight of the form; one that fails says so and leaves the others alone. */
export async function drawInsights(form, spec, responses, context) {
  const sections = [...form.querySelectorAll('[data-kind="insight"]')];
  await Promise.all(sections.map((section) => drawOne(form, section, spec, responses, context)));
}

const turns = new WeakMap();

/** Loading takes a moment, so an earlier call must not draw over a later one. */
async function drawOne(form, section, spec, responses, context) {
  const turn = (turns.get(section) ?? 0) + 1;
  turns.set(section, turn);
  const insight = await computed(section, spec, responses, context);
  const plot = insight.plot && (await import("./plots/index.mjs"));
  if (turns.get(section) === turn) show(form, section, insight, plot);
}

/** @returns {Promise<import("./insights/common.mjs").Insight>} */
async function computed(section, spec, responses, context) {
  try {
    const field = spec.fields.find(({ id }) => id === section.dataset.field);
    const { calculate } = await calculators[field.calculator]();
    const sources = sourcesOf(field, spec, responses, context);
    const of = (key) => Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, source[key]]));
    return calculate(of("value"), { about: of("about"), takes: context.takes ?? [], cases: spec.cases });
  } catch (error) {
    console.error(error);
    return { state: "waiting", summary: [{ key: "insights.broken" }], warnings: [] };
  }
}

/** Value and definition of each input: of this worksheet, or of another one. */
function sourcesOf({ inputs }, spec, responses, context) {
  return Object.fromEntries(Object.entries(inputs).map(([name, reference]) => {
    const parts = reference.split(".");
    const [worksheet, id] = parts.length === 1 ? [spec.id, parts[0]] : parts;
    const home = worksheet === spec.id ? spec : spec.sources?.[worksheet];
    const value = worksheet === spec.id ? responses[id] : context.look(`${worksheet}.${id}`).value;
    const field = home?.fields.find((one) => one.id === id);
    return [name, { value: counted(field, standing(field, value, context.look)) ?? undefined, about: { field, scoring: home?.scoring } }];
  }));
}

function show(form, section, insight, plots) {
  const result = section.querySelector('[data-part="result"]');
  if (!isNew(result, insight)) return;
  const before = section.dataset.state;
  section.dataset.state = insight.state;
  result.replaceChildren(...insightNodes(insight, `${form.id}.${section.dataset.field}`, plots));
  if (before === "waiting" && insight.state === "ready") announce(told("insights.updated", { title: titleOf(section) }));
}

const titleOf = (section) => section.querySelector(".ws-insight-title, .ws-prompt")?.textContent ?? "";

/** The nodes of an insight; `plots` is the module of plots when the insight has one. */
export function insightNodes({ state, summary, warnings, table, tables = [], plot }, id, plots) {
  const lines = summary.map((sentence) => make("p", state === "waiting" ? { class: "ws-waiting" } : {}, words(sentence)));
  const figure = plot && plots.figure(plot, id);
  const rows = table && tableNode(table);
  return [...lines, warnings.length && list(warnings), figure, figure && rows ? folded(rows) : rows, ...tables.map(tableNode)].filter(Boolean);
}

/** A warning says in words that it is one. */
function list(warnings) {
  const item = (sentence) => make("li", { class: "ws-warning-line" }, make("strong", {}, told("insights.caution")), " ", words(sentence));
  return make("ul", { class: "ws-warnings" }, ...warnings.map(item));
}

const folded = (rows) => make("details", { class: "ws-as-table" }, make("summary", {}, told("insights.as-table")), rows);

function tableNode({ caption, head, rows }) {
  const columns = head.map((text) => make("th", { scope: "col" }, words(text)));
  const body = rows.map(([first, ...rest]) => make("tr", {}, make("th", { scope: "row" }, words(first)),
    ...rest.map((text) => make("td", {}, words(text)))));
  return make("div", { class: "ws-scroll", tabindex: 0, role: "region", "aria-label": words(caption) },
    make("table", { class: "ws-table" }, make("caption", {}, words(caption)),
      make("thead", {}, make("tr", {}, ...columns)), make("tbody", {}, ...body)));
}
