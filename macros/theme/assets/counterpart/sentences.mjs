/** What is said in a game, in words. Values come from the case; sentences from the strings file. */
import { words } from "../scoring/phrases.mjs";
import { own } from "../core/values.mjs";
import { say, wordsOf } from "../core/strings.mjs";
import { pick } from "./random.mjs";

/** How many ways of saying something there are: `key.1`, `key.2` … */
function variants(key) {
  let count = 0;
  while (wordsOf(`${key}.${count + 1}`)) count += 1;
  return count;
}

/** One of the ways to say `key`, chosen by the seed: the same game always reads the same. */
export function varied(key, values, seed, step) {
  const among = Array.from({ length: variants(key) }, (_, i) => i + 1);
  return say(`${key}.${pick(among, seed, step)}`, values);
}

/** The sentence of a line of the game; `at` is its place among them. */
export function lineInWords(game, line, at) {
  const values = wordsFor(game.issues, line.values);
  if (line.by === game.mine) return say(`game.me.${line.key}`, values);
  return varied(`game.them.${line.key}`, values, game.seed, `line${at}`);
}

function wordsFor(issues, { issue: id, option }) {
  const issue = issues.find((one) => one.id === id);
  return { issue: issue?.title, option: issue?.options[option - 1]?.label };
}

/** What the other side said about an issue, or undefined. */
export function heardOf({ revealed }, { id, options }) {
  const heard = own(revealed, id);
  return heard && say("game.propose.heard", { level: say(`game.level.${heard.level}`), option: options[heard.best - 1].label });
}

/** Which option an agreement has on each issue: `[title, label]`. */
export const termsOf = (issues, agreement) => issues.map((issue, i) => [issue.title, issue.options[agreement[i] - 1].label]);

/** A number of points, without decimals that mean nothing. */
export const points = (n) => words(Math.round(n));
