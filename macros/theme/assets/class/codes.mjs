/**
 * How a class ended its practice cases and dialogues, from one result code per line. Touches no page.
 *
 * @typedef {import("../practice/ending.mjs").Case} Case
 * @typedef {import("../practice/ending.mjs").Points} Points
 * @typedef {import("../dialogue/code.mjs").Way} Way
 * @typedef {ReturnType<typeof resultOf>} Result
 * @typedef {ReturnType<typeof analyse>} Analysis
 * @typedef {import("../cases/code.mjs").Code & {line: number, text: string}} CodeLine
 * @typedef {{line: number, text: string, mistake: string, values?: object, of?: "dialogue"}} MistakeLine `line` counts
 *   from 1; `mistake` is a key of `practice.code.`, or of `class.dialogue.` where it is in the code of a dialogue
 * @typedef {{line: number, text: string, way: Way}} WayLine
 * @typedef {{code: string, n: number, result: Result}} ResultLine `n` pairs ended so
 * @typedef {{case: Case, walkAway: boolean, alternatives: Points, seen: Analysis, lines: ResultLine[],
 *   deals: number, noDeals: number}} Played a case in one version; equal codes stand together
 */
import { analyse } from "../cases/analysis.mjs";
import { linesOf, read, write } from "../cases/code.mjs";
import { resultOf } from "../cases/result.mjs";
import { read as readWay } from "../dialogue/code.mjs";
import { pathsOf } from "./paths.mjs";

const MOST_LINES = 2000;

/**
 * @param {string} text
 * @param {Record<string, Case>} cases
 * @param {Record<string, import("../dialogue/spec.mjs").Dialogue>} [dialogues]
 * @returns {{played: Played[], paths: import("./paths.mjs").Paths[], mistakes: MistakeLine[]}}
 */
export function classCodes(text, cases, dialogues = {}) {
  const all = linesOf(text);
  const lines = all.slice(0, MOST_LINES).map((line) => ({ ...line, ...readEither(line.text, cases, dialogues) }));
  const mistakes = /** @type {MistakeLine[]} */ (lines.filter((line) => "mistake" in line));
  const beyond = all[MOST_LINES];
  if (beyond) mistakes.push({ ...beyond, mistake: "many", values: { most: MOST_LINES } });
  const codes = /** @type {CodeLine[]} */ (lines.filter((line) => "case" in line));
  const ways = /** @type {WayLine[]} */ (lines.filter((line) => "way" in line)).map(({ way }) => way);
  return {
    played: grouped(codes, ({ case: id, walkAway }) => `${id}${walkAway ? "/walk-away" : ""}`).map((group) => playedOf(group, cases)),
    paths: grouped(ways, ({ dialogue }) => dialogue).map((group) => pathsOf(group, dialogues[/** @type {Way} */ (group[0]).dialogue])),
    mistakes,
  };
}

/**
 * A line with the code of a case or of a dialogue.
 * @param {string} text
 * @param {Record<string, Case>} cases
 * @param {Record<string, import("../dialogue/spec.mjs").Dialogue>} dialogues
 */
function readEither(text, cases, dialogues) {
  const code = read(text, cases);
  const way = "mistake" in code ? readWay(text, dialogues) : undefined;
  if (!way) return code;
  return "mistake" in way ? { ...way, of: "dialogue" } : { way };
}

/** @template T @param {T[]} items @param {(item: T) => string} keyOf @returns {T[][]} */
function grouped(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

/** @param {CodeLine[]} group at least one @param {Record<string, Case>} cases @returns {Played} */
function playedOf(group, cases) {
  const { case: id, walkAway } = /** @type {CodeLine} */ (group[0]);
  const about = /** @type {Case} */ (cases[id]);
  const alternatives = (walkAway && about.walk_away?.alternatives) || about.alternatives;
  const seen = analyse(about.issues, alternatives);
  /** @type {Map<string, {code: string, agreement: number[] | null, n: number}>} */
  const counts = new Map();
  for (const { agreement } of group) {
    const code = write({ case: id, walkAway, agreement });
    counts.set(code, { code, agreement, n: (counts.get(code)?.n ?? 0) + 1 });
  }
  const lines = [...counts.values()].map(({ agreement, ...line }) => ({
    ...line,
    result: resultOf(about.issues, alternatives, agreement, seen),
  }));
  lines.sort((x, y) => Number(y.result.deal) - Number(x.result.deal) || y.result.joint - x.result.joint || x.code.localeCompare(y.code));
  /** @param {boolean} deal */
  const pairs = (deal) => lines.filter(({ result }) => result.deal === deal).reduce((sum, { n }) => sum + n, 0);
  return { case: about, walkAway, alternatives, seen, lines, deals: pairs(true), noDeals: pairs(false) };
}

/** The picture of a played case: every agreement, the frontier, and where the pairs are. @param {Played} played */
export function cloudOf({ case: about, alternatives, seen, lines }) {
  /** @param {Points} points */
  const at = ({ a, b }) => ({ x: a, y: b });
  /** @type {Map<string, {x: number, y: number, n: number}>} */
  const dealt = new Map();
  for (const {
    result: { deal, points },
    n,
  } of lines) {
    const key = `${points.a},${points.b}`;
    if (deal) dealt.set(key, { ...at(points), n: (dealt.get(key)?.n ?? 0) + n });
  }
  return {
    kind: "agreements",
    names: { x: about.roles.a.name, y: about.roles.b.name },
    count: seen.agreements,
    dots: seen.all.map(at),
    frontier: seen.frontier.map(at),
    middle: at(seen.middle),
    alternatives: at(alternatives),
    pairs: [...dealt.values()],
  };
}
