/**
 * How a class ended its practice cases, from one result code per line. Touches no page.
 *
 * @typedef {{case: object, walkAway: boolean, alternatives: {a: number, b: number}, seen: object,
 *   lines: {code: string, n: number, result: object}[], deals: number, noDeals: number}} Played a case in
 *   one version; equal codes stand together
 */
import { analyse } from "../cases/analysis.mjs";
import { linesOf, read, write } from "../cases/code.mjs";
import { resultOf } from "../cases/result.mjs";

const MOST_LINES = 2000;

/**
 * @param {string} text @param {Record<string, object>} cases
 * @returns {{played: Played[], mistakes: {line: number, text: string, mistake: string, values?: object}[]}}
 */
export function classCodes(text, cases) {
  const all = linesOf(text);
  const lines = all.slice(0, MOST_LINES).map((one) => ({ ...one, ...read(one.text, cases) }));
  const found = all.length > MOST_LINES ? [...lines, { ...all[MOST_LINES], mistake: "many", values: { most: MOST_LINES } }] : lines;
  const groups = new Map();
  for (const code of found.filter(({ mistake }) => !mistake)) {
    const key = `${code.case}${code.walkAway ? "/walk-away" : ""}`;
    groups.set(key, [...(groups.get(key) ?? []), code]);
  }
  return { played: [...groups.values()].map((group) => playedOf(group, cases)), mistakes: found.filter(({ mistake }) => mistake) };
}

function playedOf(group, cases) {
  const [{ case: id, walkAway }] = group;
  const about = cases[id];
  const alternatives = walkAway ? about.walk_away.alternatives : about.alternatives;
  const seen = analyse(about.issues, alternatives);
  const counts = new Map();
  for (const { agreement } of group) {
    const code = write({ case: id, walkAway, agreement });
    counts.set(code, { code, agreement, n: (counts.get(code)?.n ?? 0) + 1 });
  }
  const lines = [...counts.values()].map(({ agreement, ...one }) => ({ ...one, result: resultOf(about.issues, alternatives, agreement, seen) }));
  lines.sort((x, y) => y.result.deal - x.result.deal || y.result.joint - x.result.joint || x.code.localeCompare(y.code));
  const number = (deal) => lines.filter(({ result }) => result.deal === deal).reduce((sum, { n }) => sum + n, 0);
  return { case: about, walkAway, alternatives, seen, lines, deals: number(true), noDeals: number(false) };
}

/** The picture of a played case: every agreement, the frontier, and where the pairs are. @param {Played} played */
export function cloudOf({ case: about, alternatives, seen, lines }) {
  const at = ({ a, b }) => ({ x: a, y: b });
  const dealt = new Map();
  for (const { result: { deal, points }, n } of lines) {
    const key = `${points.a},${points.b}`;
    if (deal) dealt.set(key, { ...at(points), n: (dealt.get(key)?.n ?? 0) + n });
  }
  return {
    kind: "agreements", names: { x: about.roles.a.name, y: about.roles.b.name }, count: seen.agreements, dots: seen.all.map(at),
    frontier: seen.frontier.map(at), middle: at(seen.middle), alternatives: at(alternatives), pairs: [...dealt.values()],
  };
}
