/** The conversation: what was said, the next move, what is known, the brief. */
import { pointsOf } from "../cases/analysis.mjs";
import { ROUNDS } from "./strategy.mjs";
import { announce } from "../core/announce.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { brief, known } from "./brief.mjs";
import { Moves } from "./moves.mjs";
import { button, terms } from "./elements.mjs";
import { lineInWords } from "./sentences.mjs";

/**
 * @typedef {import("./rules.mjs").Game} Game
 */

/** A line as it is read: who, and then what. @param {HTMLElement} line */
// biome-ignore lint/performance/useDomNodeTextContent: only `innerText` keeps blocks apart by line breaks
const spoken = (line) => line.innerText.replace(/\s+/g, " ");

/** A word of the coach, who is somebody else than the counterpart. @param {string} words */
const coach = (words) => make("p", { className: "cp-change" }, make("b", {}, say("game.coach")), " ", words);

export class Conversation {
  /** How many lines stand in the log; undefined until the game is on show. @type {number | undefined} */
  #shown;
  #list = make("ol", { className: "cp-lines" });
  // What a move adds is announced as one message; line by line, the focus that moves would cut it off.
  #log = make("div", { className: "cp-log", role: "log", "aria-live": "off", "aria-label": say("game.log") }, this.#list);
  #facts = make("p", { className: "cp-facts" });
  #known = make("div");
  #place = make("div");

  /**
   * @param {Game} game
   * @param {import("./settings.mjs").PlayedCase} played
   * @param {import("./saved-game.mjs").Again} again
   * @param {(move: import("./rules.mjs").Move) => void} onMove
   */
  constructor(game, played, again, onMove) {
    this.played = played;
    this.moves = new Moves(game, onMove);
    this.#place.replaceChildren(this.moves.element);
    this.brief = brief(game, played);
    const toMove = button(say("game.to-move"), () => this.#toMove(), { className: "ws-quiet cp-to-move" });
    toMove.hidden = !this.brief.open;
    this.brief.addEventListener("toggle", () => {
      toMove.hidden = !this.brief.open;
    });
    const them = played.roles[game.theirs];
    this.element = make(
      "div",
      { className: "cp-talk" },
      toMove,
      this.brief,
      make("p", { className: "cp-who" }, say("game.them", { name: them.name, who: them.who })),
      game.past && coach(say("game.month", { name: them.name, n: game.past.month })),
      again.change && coach(say(`game.change.${again.change}.reminder`)),
      this.#facts,
      this.#log,
      this.#place,
      this.#known,
    );
  }

  /** Shows the game as it is now. @param {Game} game */
  show(game) {
    const { round, mine, alternatives, outcome } = game;
    const left = ROUNDS - round + 1;
    this.#facts.textContent = outcome ? "" : say("game.facts", { n: left, alternative: alternatives[mine] });
    this.#addLines(game);
    if (game.moves.length === 1) this.brief.open = false;
    const issues = Object.keys({ ...game.told, ...game.revealed }).length;
    this.#known.replaceChildren(...(issues ? [known(game)] : []));
    this.moves.show(game);
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  /** The brief is long, above all on a phone: who knows it folds it, and comes to the first move. */
  #toMove() {
    this.brief.open = false;
    this.moves.start();
  }

  /** Brings the last line into view, clear of the page's head; the focus may be far below it. */
  reveal() {
    this.#list.lastElementChild?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Game} game */
  #addLines(game) {
    const before = this.#shown;
    const added = game.lines.flatMap((line, at) => (at >= (before ?? 0) ? [this.#line(game, line, at)] : []));
    this.#list.append(...added);
    this.#shown = game.lines.length;
    // What may scroll can be reached; an empty log is no stop.
    if (this.#shown) this.#log.tabIndex = 0;
    if (before !== undefined) announce(added.map(spoken).join(" "));
  }

  /** Puts what comes after the talk in the place of the moves. @param {HTMLElement} after */
  end(after) {
    this.#place.replaceChildren(after);
  }

  /** @param {Game} game @param {import("./rules.mjs").Line} line @param {number} at its place among the lines */
  #line(game, line, at) {
    const own = line.by === game.mine;
    const name = own ? say("game.you") : this.played.roles[game.theirs].name;
    const { agreement } = line.values;
    return make(
      "li",
      { className: own ? "cp-line cp-own" : "cp-line cp-other" },
      make("span", { className: "cp-name" }, say("game.speaker", { name, round: line.round })),
      make("span", { className: "cp-words" }, lineInWords(game, line, at)),
      agreement && terms(game.issues, agreement),
      agreement && make("span", { className: "cp-worth" }, say("game.worth", { n: pointsOf(game.issues, agreement)[game.mine] })),
    );
  }
}
