/** A class on the page. Every bar stands beside its number; words of learners reach the page as text only. */
import { draw, make } from "../core/dom.mjs";
import { number } from "../scoring/phrases.mjs";
import { say } from "../core/strings.mjs";

const percent = (n, of) => (of ? Math.round((100 * n) / of) : 0);

/** A number that somebody gave, or one halfway between two such. */
const exact = (value) => new Intl.NumberFormat(document.documentElement.lang || "en", { maximumFractionDigits: 6 }).format(value).replace("-", "−");

/** A table with a caption, that can be scrolled where the page is narrow. */
export function table(caption, head, rows, kind = "") {
  const columns = head.map((text) => (text ? make("th", { scope: "col" }, text) : make("td")));
  const body = rows.map(([first, ...rest]) => make("tr", {}, make("th", { scope: "row" }, first), ...rest.map(asCell)));
  return make("div", { className: "class-scroll", tabIndex: 0, role: "group", "aria-label": caption },
    make("table", { className: `ws-table class-table ${kind}`.trim() }, make("caption", {}, caption),
      make("thead", {}, make("tr", {}, ...columns)), make("tbody", {}, ...body)));
}

const asCell = (content) => (content instanceof HTMLTableCellElement ? content : make("td", {}, content));

/** A bar as long as its share. */
const bar = (n, of, kind = "fill") => draw("svg", { class: "class-bar", "aria-hidden": "true", focusable: "false" },
  draw("rect", { class: kind, x: 0, y: 0, width: `${percent(n, of)}%`, height: "100%" }));

/** @param {import("./summary.mjs").Summary} summary @param {string} caption */
export function summaryNodes(summary, caption) {
  return KINDS[summary.kind](summary, caption);
}

const KINDS = {
  bars: (summary, caption) => [...(summary.right === undefined ? [] : [make("p", {}, say("class.right", { right: summary.right, of: summary.of }))]),
    barTable(caption, summary.bars, summary.of), ...middle(summary.middle)],
  grid: ({ columns, legend, rows }, caption) => [table(caption, ["", say("class.of"), say("class.median"), ...columns],
    rows.map(({ label, counts, median, of }) => [label, String(of), median === undefined ? "–" : number(median), ...counts.map((n) => heat(n, of))]), "class-grid"),
  ...(legend ? [make("p", { className: "class-caption" }, legend)] : [])],
  texts: ({ texts, middle: numbers }, caption) => [make("p", { className: "class-caption" }, caption), ...middle(numbers), sideBySide(texts)],
};

/** Bars with their counts and shares. @param {import("./summary.mjs").Bar[]} bars */
export function barTable(caption, bars, of) {
  const label = ({ label: words, correct, odd }) => [words, correct && ` (${say("class.correct")})`, odd && ` (${say("class.odd")})`].filter(Boolean).join("");
  return table(caption, [say("class.choice"), "", say("class.number"), say("class.share")],
    bars.map((one) => [label(one), make("td", { className: "class-bar-cell" }, bar(one.n, of, one.correct ? "right" : "fill")), String(one.n), `${percent(one.n, of)} %`]), "class-bars");
}

/** A count on a ground that is the darker the larger its share. */
const heat = (n, of) => make("td", { "data-heat": String(Math.min(5, Math.ceil(percent(n, of) / 10))) }, String(n));

const middle = (numbers) => (numbers ? [make("p", { className: "class-middle" }, middleWords(numbers, exact))] : []);

/** @param {import("./summary.mjs").Middle} middle @param {(value: number) => string} [worded] */
export const middleWords = ({ least, median, most }, worded = number) => say("class.middle", { least: worded(least), median: worded(median), most: worded(most) });

const sideBySide = (texts) => make("ul", { className: "class-texts" },
  ...texts.map(({ who, text }) => make("li", {}, make("b", {}, who), make("span", { className: "class-text" }, text))));

/** @param {import("./change.mjs").Change[]} changes */
export function changeTable(caption, changes) {
  const head = ["", ...["before", "after", "up", "same", "down", "pairs"].map((name) => say(`class.change.${name}`))];
  return table(caption, head, changes.map(({ label, pairs, up, same, down, before, after }) =>
    [label, exact(before), exact(after), ...[up, same, down, pairs].map(String)]));
}
