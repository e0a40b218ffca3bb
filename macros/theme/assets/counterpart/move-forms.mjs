/** The small forms below the buttons of a move: to ask, to tell, to propose, to walk away. */
import { pointsOf } from "../cases/analysis.mjs";
import { issueOf, ranked } from "./strategy.mjs";
import { announce } from "../core/announce.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { button, radios, select } from "./elements.mjs";
import { heardOf } from "./sentences.mjs";

/**
 * @typedef {import("./rules.mjs").Game} Game
 * @typedef {import("./rules.mjs").Move} Move
 * @typedef {import("./rules.mjs").Level} Level
 */

/** @type {Level[]} */
const LEVEL_NAMES = ["high", "medium", "low"];

/** @param {Game} game @returns {[string, string][]} */
const titles = ({ issues }) => issues.map(({ id, title }) => [id, title]);

/** @param {Game} game @param {(move: Move) => void} done */
export function askForm(game, done) {
  const next = game.issues.find(({ id }) => !(id in game.revealed)) ?? game.issues[0];
  const issue = select("cp-ask", say("game.ask.issue"), titles(game), next.id);
  const place = make("div");
  /** @type {ReturnType<typeof radios> | undefined} */
  let words;
  const follow = () => {
    const { questions = [] } = issueOf(game.issues, issue.list.value);
    words = questions.length
      ? radios(
          "cp-words",
          say("game.ask.words"),
          questions.map((text, i) => [String(i + 1), say("game.quote", { text })]),
          "1",
        )
      : undefined;
    place.replaceChildren(...(words ? [words.element] : []));
  };
  issue.list.addEventListener("change", follow);
  follow();
  const ask = () => done({ do: "ask", issue: issue.list.value, ...(words && { words: Number(words.value) }) });
  return [issue.element, place, button(say("game.ask.go"), ask, { className: "cp-main" })];
}

/**
 * What is told need not be true; the levels and options are those of the case, not of the truth.
 * @param {Game} game
 * @param {(move: Move) => void} done
 */
export function tellForm(game, done) {
  const next = game.issues.find(({ id }) => !(id in game.told)) ?? game.issues[0];
  const issue = select("cp-tell", say("game.tell.issue"), titles(game), next.id);
  const level = radios(
    "cp-level",
    say("game.tell.level"),
    LEVEL_NAMES.map((name) => [name, say(`game.level.${name}`)]),
    "medium",
  );
  const best = select("cp-best", say("game.tell.best"), [], "");
  const follow = () => {
    const chosen = issueOf(game.issues, issue.list.value);
    best.list.replaceChildren(...chosen.options.map(({ label }, i) => make("option", { value: String(i + 1) }, label)));
    best.list.value = String(ranked(chosen, game.mine)[0]);
  };
  issue.list.addEventListener("change", follow);
  follow();
  const tell = () =>
    done({ do: "tell", issue: issue.list.value, level: /** @type {Level} */ (level.value), best: Number(best.list.value) });
  return [issue.element, level.element, best.element, button(say("game.tell.go"), tell, { className: "cp-main" })];
}

/** @param {Game} game @param {(move: Move) => void} done */
export function proposeForm(game, done) {
  const { issues, mine, theirs, ladder, alternatives } = game;
  const lists = issues.map((issue) =>
    select(
      `cp-option-${issue.id}`,
      issue.title,
      issue.options.map((option, i) => [String(i + 1), say("game.propose.option", { option: option.label, points: option[mine] })]),
      "",
      heardOf(game, issue),
    ),
  );
  const agreement = () => lists.map(({ list }) => Number(list.value));
  const total = make("span", { className: "cp-total" });
  const count = () => {
    const n = pointsOf(issues, agreement())[mine];
    total.textContent = say(n > alternatives[mine] ? "game.propose.total" : "game.propose.below", { n, alternative: alternatives[mine] });
  };
  /** @param {number[]} options */
  const fill = (options) => {
    for (const [i, { list }] of lists.entries()) list.value = String(options[i]);
    count();
  };
  const recount = () => {
    count();
    announce(total.textContent);
  };
  /** @param {import("./rules.mjs").Role} by */
  const last = (by) => ladder.filter((rung) => rung.by === by).pop()?.agreement;
  for (const { list } of lists) list.addEventListener("change", recount);
  fill(last(mine) ?? issues.map((issue) => ranked(issue, mine)[0]));
  const offered = last(theirs);
  const useTheirs = () => {
    if (offered) fill(offered);
    announce(total.textContent);
  };
  return [
    make("p", { className: "cp-hint" }, say("game.propose.how")),
    ...lists.map(({ element }) => element),
    ...(offered ? [button(say("game.propose.theirs"), useTheirs, { className: "ws-quiet" })] : []),
    make("p", {}, total),
    button(say("game.propose.go"), () => done({ do: "propose", agreement: agreement() }), { className: "cp-main" }),
  ];
}

/** @param {Game} game @param {(move: Move) => void} done */
export function leaveForm({ mine, alternatives }, done) {
  return [
    make("p", {}, say("game.leave.sure", { n: alternatives[mine] })),
    button(say("game.leave.go"), () => done({ do: "walk-away" }), { className: "cp-main" }),
  ];
}
