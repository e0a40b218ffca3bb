/** The ladder of offers: a line for each, with what it was worth to both sides. */
import { bestOf } from "./strategy.mjs";
import { draw, make } from "../core/dom.mjs";
import { LINE, picture, round, rule, text, WIDTH } from "../scoring/plots/parts.mjs";
import { say } from "../core/strings.mjs";
import { details, table } from "./elements.mjs";

/**
 * @typedef {import("./rules.mjs").Game} Game
 * @typedef {import("./rules.mjs").Rung} Rung
 * @typedef {{mine: string, theirs: string}} Names what the two are called
 */

const LEFT = 92;
const RIGHT = WIDTH - 12;
const TOP = 26;
const MARK = 6;

/** Plot and table. @param {Game} game @param {Names} names */
export function ladder(game, names) {
  const caption = say("game.ladder.caption");
  if (!game.ladder.length) return [make("p", {}, say("game.ladder.none"))];
  const rows = game.ladder.map((rung) => [who(game, rung, names), String(rung[game.mine]), String(rung[game.theirs])]);
  return [
    figure(game, names),
    details(
      say("game.as-table"),
      false,
      table(caption, [say("game.ladder.offer"), say("game.ladder.mine"), say("game.ladder.theirs", { name: names.theirs })], rows),
    ),
  ];
}

/** @param {Game} game @param {Rung} rung @param {Names} names */
const who = (game, rung, names) => say("game.ladder.who", { round: rung.round, name: rung.by === game.mine ? names.mine : names.theirs });

/** @param {Game} game @param {Names} names */
function figure(game, names) {
  const { ladder: rungs, mine, theirs, alternatives, issues } = game;
  const most = Math.max(bestOf(issues, "a"), bestOf(issues, "b"));
  /** @param {number} points */
  const x = (points) => LEFT + ((RIGHT - LEFT) * points) / most;
  const bottom = TOP + rungs.length * LINE;
  const says = rungs.map((rung) =>
    say("game.ladder.says", { who: who(game, rung, names), mine: rung[mine], theirs: rung[theirs], name: names.theirs }),
  );
  const nodes = [
    rule(x(alternatives[mine]), TOP - 6, x(alternatives[mine]), bottom, "mine mark", { "stroke-dasharray": "5 4" }),
    rule(x(alternatives[theirs]), TOP - 6, x(alternatives[theirs]), bottom, "theirs mark", { "stroke-dasharray": "2 4" }),
    ...rungs.flatMap((rung, i) => rungMarks(game, rung, names, x, TOP + i * LINE + LINE / 2)),
    ...axis(x, most, bottom),
  ];
  return make(
    "figure",
    { className: "ws-plot cp-ladder" },
    picture({ id: "cp-ladder", title: say("game.ladder.caption"), says, height: bottom + 28 }, nodes),
    make("figcaption", {}, say("game.ladder.legend", { name: names.theirs })),
  );
}

/**
 * Mine is a circle, theirs a square, and a line joins what one offer gave to both.
 * @param {Game} game
 * @param {Rung} rung
 * @param {Names} names
 * @param {(points: number) => number} x
 * @param {number} y
 */
function rungMarks(game, rung, names, x, y) {
  const [mine, theirs] = [x(rung[game.mine]), x(rung[game.theirs])];
  const isMine = rung.by === game.mine;
  const label = `${rung.round} ${isMine ? names.mine : names.theirs}`;
  return [
    rule(Math.min(mine, theirs), y, Math.max(mine, theirs), y),
    draw("circle", { class: "mine", cx: round(mine), cy: y, r: MARK }),
    draw("rect", { class: "theirs", x: round(theirs - MARK + 1), y: y - MARK + 1, width: 2 * MARK - 2, height: 2 * MARK - 2 }),
    ...text(label.length > 10 ? `${label.slice(0, 9)}…` : label, 0, y + 5, { class: isMine ? "mine" : "theirs" }),
  ];
}

/** @param {(points: number) => number} x @param {number} most @param {number} y */
function axis(x, most, y) {
  const ticks = [0, 25, 50, 75, 100].filter((tick) => tick <= most);
  return [
    rule(x(0), y, RIGHT, y),
    ...ticks.flatMap((tick) => [rule(x(tick), y, x(tick), y + 4), ...text(String(tick), x(tick), y + 18, { anchor: "middle" })]),
  ];
}
