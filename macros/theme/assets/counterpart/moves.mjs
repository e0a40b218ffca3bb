/** The learner's move: six buttons, and a small form below those that say something. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { button, focusOn } from "./elements.mjs";
import { askForm, leaveForm, proposeForm, tellForm } from "./move-forms.mjs";
import { possible } from "./rules.mjs";
import { ROUNDS } from "./strategy.mjs";

/**
 * @typedef {import("./rules.mjs").Game} Game
 * @typedef {import("./rules.mjs").Move} Move
 */

/** @type {Move["do"][]} */
const ORDER = ["ask", "tell", "propose", "accept", "pause", "walk-away"];
/** These open a form; the others are done at once. @type {Record<string, (game: Game, done: (move: Move) => void) => HTMLElement[]>} */
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

  /** The keyboard and the view go to the heading of the turn. */
  start() {
    focusOn(this.#head);
    this.element.scrollIntoView({ block: "nearest" });
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

  /** An offer folds its form. So does the last question of a round, since no more can be asked then. */
  #made = (/** @type {Move} */ move) => {
    if (!["ask", "tell"].includes(move.do)) this.#open = "";
    this.#make(move);
  };
}
