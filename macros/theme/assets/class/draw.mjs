/** A class on the page. Every bar stands beside its number; words of learners reach the page as text only. */
import { draw, make } from "../core/dom.mjs";
import { formatNumber } from "../scoring/phrases.mjs";
import { say } from "../core/strings.mjs";
import { exact } from "./exact.mjs";

/**
 * @typedef {import("./summary.mjs").Summary} Summary
 * @typedef {string | HTMLTableCellElement} Cell
 */

/** In whole percent. @param {number} n @param {number} of */
export const percent = (n, of) => (of ? Math.round((100 * n) / of) : 0);

/**
 * A table with a caption, that can be scrolled where the page is narrow.
 * @param {string} caption
 * @param {string[]} head
 * @param {Cell[][]} rows
 * @param {string} [kind]
 */
export function table(caption, head, rows, kind = "") {
  const columns = head.map((text) => (text ? make("th", { scope: "col" }, text) : make("td")));
  const body = rows.map(([first, ...rest]) => make("tr", {}, make("th", { scope: "row" }, first), ...rest.map(asCell)));
  return make(
    "div",
    { className: "class-scroll", tabIndex: 0, role: "group", "aria-label": caption },
    make(
      "table",
      { className: `ws-table class-table ${kind}`.trim() },
      make("caption", {}, caption),
      make("thead", {}, make("tr", {}, ...columns)),
      make("tbody", {}, ...body),
    ),
  );
}

/** @param {Cell} content */
const asCell = (content) => (content instanceof HTMLTableCellElement ? content : make("td", {}, content));

/** A bar as long as its share. @param {number} n @param {number} of @param {string} [kind] */
const bar = (n, of, kind = "fill") =>
  draw(
    "svg",
    { class: "class-bar", "aria-hidden": "true", focusable: "false" },
    draw("rect", { class: kind, x: 0, y: 0, width: `${percent(n, of)}%`, height: "100%" }),
  );

/** @param {import("./summary.mjs").Summary} summary @param {string} caption */
export function summaryNodes(summary, caption) {
  const nodes = /** @type {(summary: Summary, caption: string) => HTMLElement[]} */ (KINDS[summary.kind]);
  return nodes(summary, caption);
}

/** @type {{[Kind in Summary["kind"]]: (summary: Extract<Summary, {kind: Kind}>, caption: string) => HTMLElement[]}} */
const KINDS = {
  bars: (summary, caption) => [
    ...(summary.right === undefined ? [] : [make("p", {}, say("class.right", { right: summary.right, of: summary.of }))]),
    barTable(caption, summary.bars, summary.of),
    ...middleNodes(summary.middle),
  ],
  grid: ({ columns, legend, rows }, caption) => [
    table(
      caption,
      ["", say("class.of"), say("class.median"), ...columns],
      rows.map(({ label, counts, median, of }) => [
        label,
        String(of),
        median === undefined ? "–" : formatNumber(median),
        ...counts.map((n) => heat(n, of)),
      ]),
      "class-grid",
    ),
    ...(legend ? [make("p", { className: "class-caption" }, legend)] : []),
  ],
  texts: ({ texts, middle }, caption) => [make("p", { className: "class-caption" }, caption), ...middleNodes(middle), sideBySide(texts)],
};

/**
 * Bars with their counts and shares.
 * @param {string} caption
 * @param {import("./summary.mjs").Bar[]} bars
 * @param {number} of
 */
export function barTable(caption, bars, of) {
  /** @param {import("./summary.mjs").Bar} bar */
  const labelled = ({ label, correct, odd }) =>
    [label, correct && ` (${say("class.correct")})`, odd && ` (${say("class.odd")})`].filter(Boolean).join("");
  return table(
    caption,
    [say("class.choice"), "", say("class.number"), say("class.share")],
    bars.map(({ n, ...more }) => [
      labelled({ n, ...more }),
      make("td", { className: "class-bar-cell" }, bar(n, of, more.correct ? "right" : "fill")),
      String(n),
      `${percent(n, of)} %`,
    ]),
    "class-bars",
  );
}

/** A count on a ground that is the darker the larger its share. @param {number} n @param {number} of */
const heat = (n, of) => make("td", { "data-heat": String(Math.min(5, Math.ceil(percent(n, of) / 10))) }, String(n));

/** @param {import("./summary.mjs").Middle | undefined} numbers */
const middleNodes = (numbers) => (numbers ? [make("p", { className: "class-middle" }, middleSentence(numbers, exact))] : []);

/** @param {import("./summary.mjs").Middle} middle @param {(value: number) => string} [worded] */
export const middleSentence = ({ least, median, most }, worded = formatNumber) =>
  say("class.middle", { least: worded(least), median: worded(median), most: worded(most) });

/** @param {{who: string, text: string}[]} texts */
const sideBySide = (texts) =>
  make(
    "ul",
    { className: "class-texts" },
    ...texts.map(({ who, text }) => make("li", {}, make("b", {}, who), make("span", { className: "class-text" }, text))),
  );

/** @param {string} caption @param {import("./change.mjs").Change[]} changes */
export function changeTable(caption, changes) {
  const head = ["", ...["before", "after", "up", "same", "down", "pairs"].map((name) => say(`class.change.${name}`))];
  return table(
    caption,
    head,
    changes.map(({ label, pairs, up, same, down, before, after }) => [
      label,
      exact(before),
      exact(after),
      ...[up, same, down, pairs].map(String),
    ]),
  );
}
