/** The plan as the page shows and prints it. A learner's words reach it as text only. */
import { insightNodes } from "../scoring/draw-insights.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { detailWords } from "./outline.mjs";

/**
 * @typedef {import("./gather.mjs").Entry} Entry
 * @typedef {import("./gather.mjs").Item} Item
 * @typedef {import("../responses/spec.mjs").Link} Link
 * @typedef {typeof import("../scoring/plots/index.mjs")} Plots
 */

/** The lines to say; one that is not written yet says so. @param {import("./gather.mjs").Line[]} lines */
export const lineNodes = (lines) =>
  lines.map(({ id, label, text }) =>
    make(
      "li",
      { "data-line": id },
      make("span", { className: "plan-label" }, label),
      text ? make("p", { className: "plan-words", dir: "auto" }, text) : make("p", { className: "plan-none" }, say("plan.line-none")),
    ),
  );

/**
 * @param {import("./gather.mjs").Block[]} blocks
 * @param {Record<string, Link>} links the worksheets by id
 * @param {Plots | false | undefined} plots
 */
export const blockNodes = (blocks, links, plots) =>
  blocks.map((block) =>
    make(
      "section",
      { className: "plan-block", "data-block": block.id },
      make("h2", {}, block.title),
      ...paired(block.entries, (entry) => entryNode(entry, plots)),
      fromNode(block.entries, links),
    ),
  );

/**
 * Mine and theirs, when they follow each other, stand side by side.
 * @param {Entry[]} entries
 * @param {(entry: Entry) => HTMLElement} draw
 */
function paired(entries, draw) {
  /** @type {HTMLElement[]} */
  const nodes = [];
  for (const entry of entries) {
    const last = nodes.at(-1);
    if (last && entry.who === "theirs" && last.dataset.who === "mine")
      nodes[nodes.length - 1] = make("div", { className: "plan-pair" }, last, draw(entry));
    else nodes.push(draw(entry));
  }
  return nodes;
}

/** @param {Entry} entry @param {Plots | false | undefined} plots */
function entryNode(entry, plots) {
  const { id, label, who, items, result, insight } = entry;
  const heading = label && make("h3", { className: "plan-label" }, label);
  const body = result ? insightBody(result, id, insight?.plot && plots) : itemList(items);
  return make("div", { className: "plan-entry", "data-entry": id, "data-who": who }, heading, body);
}

/** @param {import("../scoring/insights/common.mjs").Insight} result @param {string} id @param {Plots | false | undefined} plots */
function insightBody({ plot, ...result }, id, plots) {
  const shown = { ...result, table: undefined, plot: plots ? plot : undefined };
  return make("div", { className: "plan-insight" }, insightNodes(shown, `plan.${id}`, plots || undefined));
}

/** One thing stands as a paragraph, several as a list. @param {Item[]} items */
function itemList(items) {
  const [only] = items;
  if (only && items.length === 1) return make("div", { className: "plan-words" }, itemNodes(only));
  return make(
    "ul",
    { className: "plan-words" },
    items.map((item) => make("li", {}, itemNodes(item))),
  );
}

/** @param {Item} item */
function itemNodes({ text, details, guess }) {
  const mark = guess && make("span", { className: "plan-guess" }, say("plan.guess"));
  return [
    make("span", { className: "plan-text", dir: "auto" }, text),
    ...(mark ? [" ", mark] : []),
    ...details.map((detail) => make("span", { className: "plan-detail", dir: "auto" }, detailWords(detail))),
  ];
}

/**
 * Where the words of a block were written, with links back.
 * @param {Entry[]} entries
 * @param {Record<string, Link>} links
 */
function fromNode(entries, links) {
  const ids = [...new Set(entries.flatMap(({ from }) => from ?? []))].filter((id) => links[id]?.url);
  if (!ids.length) return undefined;
  return make(
    "p",
    { className: "plan-from" },
    `${say("plan.from")} `,
    ids.flatMap((id, i) => [...(i ? [", "] : []), linkTo(links[id])]),
  );
}

/** @param {Link} link */
const linkTo = ({ title, url }) => make("a", { href: url ?? undefined }, title);

/**
 * What is still open, each with a link to the prompt that fills it.
 * @param {import("./gather.mjs").Block[]} open
 * @param {Record<string, Link>} links
 */
export const openNodes = (open, links) =>
  open.flatMap(({ title, gap }) => {
    const link = gap && links[gap.worksheet];
    if (!gap || !link?.url) return [];
    const href = `${link.url.split("#")[0]}#${gap.worksheet}.${gap.field.id}`;
    return [make("li", {}, `${say("plan.open-for", { title })} `, make("a", { href }, gap.field.prompt ?? link.title))];
  });
