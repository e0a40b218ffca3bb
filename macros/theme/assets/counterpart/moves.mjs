/** The learner's move: six buttons, and a small form below the three that say something. */
import { pointsOf } from "../cases/analysis.mjs";
import { possible } from "./rules.mjs";
import { issueOf, ranked, ROUNDS } from "./strategy.mjs";
import { announce } from "../core/announce.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { button, focusOn, radios, select } from "./elements.mjs";
import { heardOf } from "./sentences.mjs";

/**
 * @typedef {import("./rules.mjs").Game} Game
 * @typedef {import("./rules.mjs").Move} Move
 * @typedef {import("./rules.mjs").Level} Level
 */

/** @type {Level[]} */
const LEVEL_NAMES = ["high", "medium", "low"];

/** @type {Move["do"][]} */
const ORDER = ["ask", "tell", "propose", "accept", "pause", "walk-away"];
/** These open a form; the others are done at once. */
/** @type {Record<string, (game: Game, done: (move: Move) => void) => HTMLElement[]>} */
const FORMS = { ask: askForm, tell: tellForm, propose: proposeForm, "walk-away": leaveForm };

export class Moves {
  #open = "";
  /** The game as it was last shown. @type {Game} */
  #game;
  /** @type {(move: Move) => void} */
  #make;
  /** @type {Record<string, HTMLButtonElement>} */
  #buttons = {};
  #form = make("div", { className: "cp-form", id: "cp-form", hidden: true });
  #head = make("h3", { className: "cp-turn" });
  #list = make("div", { className: "cp-buttons", role: "group" });

  /** @param {Game} game @param {(move: Move) => void} onMove called with the move that was made */
  constructor(game, onMove) {
    this.#game = game;
    this.#make = onMove;
    this.element = make("section", { className: "cp-moves", "aria-label": say("game.moves") }, this.#head, this.#list, this.#form);
  }

  /** Shows what can be done now. @param {Game} game */
  show(game) {
    this.#game = game;
    this.#head.textContent = say(game.round > ROUNDS ? "game.turn.last" : "game.turn", { round: game.round, of: ROUNDS });
    const can = possible(game);
    this.#buttons = Object.fromEntries(ORDER.map((name) => [name, this.#button(name, can.includes(name))]));
    this.#list.replaceChildren(...Object.values(this.#buttons));
    this.#unfold(can.some((name) => name === this.#open) ? this.#open : "");
  }

  /** After a move, the keyboard goes to the open form, or to the heading of the turn; the view stays with the reply. */
  focus() {
    const next = /** @type {HTMLElement | null} */ (this.#open ? this.#form.querySelector("select, button") : null);
    if (next) next.focus({ preventScroll: true });
    else focusOn(this.#head, { preventScroll: true });
  }

  /** @param {Move["do"]} name @param {boolean} can */
  #button(name, can) {
    const { left, ladder, mine } = this.#game;
    const key = name === "accept" && !can ? "accept-none" : name;
    const label = say(`game.do.${key}`, { n: left[/** @type {"ask" | "tell"} */ (name)], points: ladder.at(-1)?.[mine] });
    const opens = name in FORMS;
    const act = () => (opens ? this.#toggle(name) : this.#make(/** @type {Move} */ ({ do: name })));
    const element = button(label, act, { "data-move": name, ...(opens && { "aria-expanded": "false", "aria-controls": "cp-form" }) });
    element.disabled = !can;
    return element;
  }

  /** @param {string} name */
  #toggle(name) {
    this.#unfold(this.#open === name ? "" : name);
    if (this.#open) /** @type {HTMLElement} */ (this.#form.querySelector("select, button")).focus();
  }

  /** @param {string} name of the form; "" for none */
  #unfold(name) {
    this.#open = name;
    for (const form of Object.keys(FORMS)) this.#buttons[form].setAttribute("aria-expanded", String(form === name));
    this.#form.hidden = !name;
    this.#form.replaceChildren(...(name ? FORMS[name](this.#game, this.#made) : []));
  }

  /** An offer, or the last question of a round, folds its form. */
  #made = (/** @type {Move} */ move) => {
    if (!["ask", "tell"].includes(move.do) || this.#game.left[/** @type {"ask" | "tell"} */ (move.do)] < 2) this.#open = "";
    this.#make(move);
  };
}

/** @param {Game} game @returns {[string, string][]} */
const titles = ({ issues }) => issues.map(({ id, title }) => [id, title]);

/** @param {Game} game @param {(move: Move) => void} done */
function askForm(game, done) {
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
function tellForm(game, done) {
  const next = game.issues.find(({ id }) => !(id in game.told)) ?? game.issues[0];
  const issue = select("cp-tell", say("game.tell.issue"), titles(game), next.id);
  const level = radios(
    "cp-level",
    say("game.tell.level"),
    LEVEL_NAMES.map((name) => [name, say(`game.level.${name}`)]),
    "medium",
  );
  const best = select("cp-best", say("game.tell.best"), []);
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
function proposeForm(game, done) {
  const { issues, mine, theirs, ladder, alternatives } = game;
  const lists = issues.map((issue) =>
    select(
      `cp-option-${issue.id}`,
      issue.title,
      issue.options.map((option, i) => [String(i + 1), say("game.propose.option", { option: option.label, points: option[mine] })]),
      undefined,
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
function leaveForm({ mine, alternatives }, done) {
  return [
    make("p", {}, say("game.leave.sure", { n: alternatives[mine] })),
    button(say("game.leave.go"), () => done({ do: "walk-away" }), { className: "cp-main" }),
  ];
}
