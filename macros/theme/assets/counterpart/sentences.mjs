/** What is said in a game, in words. Values come from the case; sentences from the strings file. */
import { own } from "../core/values.mjs";
import { say, sentenceOf } from "../core/strings.mjs";
import { pick } from "./random.mjs";

/**
 * @typedef {import("./rules.mjs").Game} Game
 * @typedef {import("./rules.mjs").Issue} Issue
 */

/** How many ways of saying something there are: `key.1`, `key.2` … @param {string} key */
function variants(key) {
  let count = 0;
  while (sentenceOf(`${key}.${count + 1}`)) count += 1;
  return count;
}

/**
 * One of the ways to say `key`, chosen by the seed: the same game always reads the same.
 * @param {string} key
 * @param {Record<string, unknown>} values
 * @param {string} seed
 * @param {string} step
 */
export function varied(key, values, seed, step) {
  const among = Array.from({ length: variants(key) }, (_, i) => i + 1);
  return say(`${key}.${pick(among, seed, step)}`, values);
}

/**
 * The sentence of a line of the game; `at` is its place among them.
 * @param {Game} game
 * @param {import("./rules.mjs").Line} line
 * @param {number} at
 */
export function lineInWords(game, line, at) {
  const values = valuesOf(game.issues, line.values);
  const issue = game.issues.find(({ id }) => id === line.values.issue);
  if (line.by === game.mine) return issue?.questions?.[(line.values.words ?? 0) - 1] ?? say(`game.me.${line.key}`, values);
  const reason = line.key.startsWith("answers-") && issue?.reasons?.[game.theirs];
  return [varied(`game.them.${line.key}`, values, game.seed, `line${at}`), reason || []].flat().join(" ");
}

/** @param {Issue[]} issues @param {import("./rules.mjs").Line["values"]} values */
function valuesOf(issues, { issue: id, option, level }) {
  const issue = issues.find((known) => known.id === id);
  return {
    issue: issue?.title,
    option: option === undefined ? undefined : issue?.options[option - 1]?.label,
    level: level && say(`game.level.${level}`),
  };
}

/**
 * What the other side said about an issue, or undefined.
 * @param {Game} game
 * @param {Issue} issue
 * @returns {string | undefined}
 */
export function heardOf({ revealed }, { id, options }) {
  const heard = own(revealed, id);
  return heard && say("game.propose.heard", { level: say(`game.level.${heard.level}`), option: options[heard.best - 1].label });
}

/**
 * Which option an agreement has on each issue: `[title, label]`.
 * @param {Issue[]} issues
 * @param {number[]} agreement
 */
export const termsOf = (issues, agreement) => issues.map((issue, i) => [issue.title, issue.options[agreement[i] - 1].label]);
