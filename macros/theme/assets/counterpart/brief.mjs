/** What the learner knows: the brief, the own points, and what was told and heard. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { issueOf } from "./strategy.mjs";
import { details, paragraphs, table } from "./elements.mjs";

/**
 * @typedef {import("./rules.mjs").Game} Game
 * @typedef {import("./rules.mjs").Issue} Issue
 */

/**
 * The own brief, folded away once the talk is under way, and where one knows it from last month.
 * @param {Game} game
 * @param {import("./settings.mjs").PlayedCase} played
 */
export function brief(game, played) {
  const text = played.texts[game.walkAway ? "2" : "1"];
  const { name, limits } = played.roles[game.mine];
  return details(
    say("game.brief", { name }),
    game.moves.length === 0 && !game.past,
    make("p", { className: "cp-side" }, say("game.brief.shared")),
    ...paragraphs(text.shared),
    make("p", { className: "cp-side" }, say("game.brief.own")),
    ...paragraphs(text[game.mine]),
    ...limits.map((limit) => limited(game, limit)),
    ...ownPoints(game),
  );
}

/** @param {Game} game @param {import("../practice/ending.mjs").Limit} limit */
const limited = ({ issues }, { issue: id, options, approval, takes }) => {
  const issue = issueOf(issues, id);
  const labels = options.map((option) => issue.options[option - 1].label).join(" / ");
  return make("p", { className: "cp-hint" }, say("game.limit", { issue: issue.title, options: labels, approval, takes }));
};

/**
 * Each issue with its options and what they are worth to the learner; it wraps on a narrow phone.
 * @param {Game} game
 */
function ownPoints({ issues, mine }) {
  /** @param {import("../cases/case.mjs").Option} option */
  const item = (option) => make("dd", {}, option.label, " ", make("b", { className: "cp-mine" }, String(option[mine])));
  return [
    make("p", { className: "cp-side" }, say("game.brief.points")),
    make("dl", { className: "cp-points" }, ...issues.map((issue) => make("div", {}, make("dt", {}, issue.title), issue.options.map(item)))),
  ];
}

/** Mine on the left, theirs on the right: what has been told, and what was heard. @param {Game} game */
export function known({ issues, told, revealed }) {
  /** @param {Issue} issue @param {import("./rules.mjs").Priority | undefined} heard */
  const cell = (issue, heard) =>
    heard ? say("game.known", { level: say(`game.level.${heard.level}`), option: issue.options[heard.best - 1].label }) : "–";
  const rows = issues.map((issue) => [issue.title, cell(issue, told[issue.id]), cell(issue, revealed[issue.id])]);
  return table(say("game.known.caption"), [say("game.issue"), say("game.known.mine"), say("game.known.theirs")], rows);
}
