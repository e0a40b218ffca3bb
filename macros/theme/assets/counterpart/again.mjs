/** Play again with one change: the same counterpart, and one thing done another way. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { button, radios } from "./elements.mjs";
import { pastOf } from "./memory.mjs";
import { DIFFICULTY_NAMES } from "./settings.mjs";

/**
 * What each change does to the settings; most change only what the learner does.
 * @typedef {import("./settings.mjs").Settings} Settings
 * @type {Record<string, (settings: Settings) => Settings>}
 */
const CHANGES = {
  "ask-first": (settings) => settings,
  "tell-small": (settings) => settings,
  slower: (settings) => settings,
  "other-side": (settings) => ({ ...settings, role: settings.role === "a" ? "b" : "a" }),
  harder: (settings) => ({ ...settings, difficulty: DIFFICULTY_NAMES[DIFFICULTY_NAMES.indexOf(settings.difficulty) + 1] }),
};

/** @param {string | undefined} name */
export const isChange = (name) => name !== undefined && Object.hasOwn(CHANGES, name);

/**
 * `onAgain()` goes back to the set-up; `onAgain(settings, more)` starts at once.
 * @param {import("./saved-game.mjs").State} state
 * @param {{points: import("../practice/ending.mjs").Points, joint: number}} result
 * @param {string} name of the counterpart
 * @param {(settings?: Settings, more?: import("./saved-game.mjs").Again) => void} onAgain
 */
export function again({ settings, game }, result, name, onAgain) {
  const hardest = settings.difficulty === DIFFICULTY_NAMES.at(-1);
  const names = Object.keys(CHANGES).filter((name) => name !== "harder" || !hardest);
  const asked = game.moves.some((move) => move.do === "ask");
  const change = radios(
    "cp-change",
    say("game.again.which"),
    names.map((name) => [name, say(`game.change.${name}`)]),
    asked ? "tell-small" : "ask-first",
  );
  const before = { own: result.points[game.mine], joint: result.joint };
  const start = () => onAgain(CHANGES[String(change.value)](settings), { change: change.value, before });
  return make(
    "div",
    {},
    change.element,
    make(
      "p",
      { className: "cp-buttons" },
      button(say("game.again.go"), start, { className: "cp-main" }),
      button(say("game.again.month", { name }), () => onAgain(settings, { before, past: pastOf(game) })),
      button(say("game.again.new"), () => onAgain()),
    ),
  );
}
