/** What the learner knows: the brief, the own points, and what was told and heard. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { details, paragraphs, table } from "./parts.mjs";

/** The own brief, folded away once the talk is under way. */
export function brief(game, found) {
  const text = found.texts[game.walkAway ? "2" : "1"];
  const { name, limits } = found.roles[game.mine];
  return details(say("game.brief", { name }), game.moves.length === 0,
    make("p", { className: "cp-side" }, say("game.brief.shared")), ...paragraphs(text.shared),
    make("p", { className: "cp-side" }, say("game.brief.own")), ...paragraphs(text[game.mine]), ...limits.map((limit) => limited(game, limit)),
    ...ownPoints(game));
}

const limited = ({ issues }, { issue: id, options, approval, takes }) => {
  const issue = issues.find((one) => one.id === id);
  const labels = options.map((option) => issue.options[option - 1].label).join(" / ");
  return make("p", { className: "cp-hint" }, say("game.limit", { issue: issue.title, options: labels, approval, takes }));
};

/** Each issue with its options and what they are worth to the learner; it wraps on a narrow phone. */
function ownPoints({ issues, mine }) {
  const option = (one) => make("dd", {}, one.label, " ", make("b", { className: "cp-mine" }, String(one[mine])));
  return [make("p", { className: "cp-side" }, say("game.brief.points")),
    make("dl", { className: "cp-points" }, ...issues.map((issue) => make("div", {}, make("dt", {}, issue.title), issue.options.map(option))))];
}

/** Mine on the left, theirs on the right: what has been told, and what was heard. */
export function known({ issues, told, revealed }) {
  const cell = (issue, heard) => heard ? say("game.known", { level: say(`game.level.${heard.level}`), option: issue.options[heard.best - 1].label }) : "–";
  const rows = issues.map((issue) => [issue.title, cell(issue, told[issue.id]), cell(issue, revealed[issue.id])]);
  return table(say("game.known.caption"), [say("game.issue"), say("game.known.mine"), say("game.known.theirs")], rows);
}
