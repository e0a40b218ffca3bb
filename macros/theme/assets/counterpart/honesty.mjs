/** After the conversation: each thing told that was far from the truth, beside the truth. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { table } from "./elements.mjs";
import { tellings, untruths } from "./memory.mjs";
import { issueOf } from "./strategy.mjs";

/**
 * @param {import("./rules.mjs").Game} game
 * @param {string} name of the counterpart
 * @returns {HTMLElement[]} nothing where nothing was told
 */
export function honesty(game, name) {
  if (!tellings(game).length) return [];
  const untrue = untruths(game);
  const head = make("h4", {}, say("game.honesty.title"));
  if (!untrue.length) return [head, make("p", {}, say("game.honesty.true", { name }))];
  const rows = untrue.map(({ issue, told, truth }) => [
    issueOf(game.issues, issue).title,
    inWords(game, issue, told),
    inWords(game, issue, truth),
  ]);
  return [
    head,
    table(say("game.honesty.caption"), [say("game.issue"), say("game.honesty.told"), say("game.honesty.truth")], rows),
    make("p", {}, say(game.wary ? "game.honesty.wary" : "game.honesty.untrue", { name })),
  ];
}

/** @param {import("./rules.mjs").Game} game @param {string} id of the issue @param {import("./rules.mjs").Priority} priority */
const inWords = (game, id, { level, best }) =>
  say("game.known", { level: say(`game.level.${level}`), option: issueOf(game.issues, id).options[best - 1].label });
