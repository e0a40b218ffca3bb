/** Starts the counterpart: a set-up, a talk, and what comes after it. The game is kept move by move. */
import { play } from "./rules.mjs";
import { announce } from "../core/announce.mjs";
import { dataIn, make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { workbook } from "../worksheet/main.mjs";
import { same } from "../core/values.mjs";
import { onReturn, putBackOnReturn } from "../core/returning.mjs";
import { Status } from "../worksheet/status.mjs";
import { keepShortcutsOut } from "../core/shortcuts.mjs";
import { after } from "./after.mjs";
import { isChange } from "./again.mjs";
import { keyOf, restore, toSave } from "./saved-game.mjs";
import { button, focusOn } from "./elements.mjs";
import { fromFragment, newGame, toFragment } from "./settings.mjs";
import { setup, share } from "./setup.mjs";
import { Conversation } from "./conversation.mjs";

/**
 * @typedef {import("./settings.mjs").Settings} Settings
 * @typedef {import("./settings.mjs").Cases} Cases
 * @typedef {import("./saved-game.mjs").State} State
 */

class Counterpart {
  /** @type {State | undefined} */
  #state;
  /** @type {Conversation | undefined} */
  #conversation;

  /**
   * @param {HTMLElement} root
   * @param {Cases} cases
   * @param {import("../responses/workbook-data.mjs").WorkbookData} workbook
   */
  constructor(root, cases, workbook) {
    const { store } = workbook;
    this.root = part(root, "game");
    this.status = new Status(root, workbook);
    this.status.silent = ["durable"];
    this.cases = cases;
    this.store = store;
    this.key = keyOf(store.prefix);
    store.onState(() => this.#showStatus());
    putBackOnReturn(this.root);
    onReturn(() => this.#follow());
    keepShortcutsOut(root);
  }

  /** A game under way goes on, unless the address asks for another one. */
  start() {
    const restored = restore(this.store.get(this.key)?.value, this.cases);
    const saved = restored && "game" in restored ? restored : undefined;
    const { settings, mistake } = fromFragment(location.hash, this.cases);
    const wanted = mistake || (settings && toFragment(settings) !== (saved && toFragment(saved.settings)));
    if (saved && !wanted) this.#resume(saved);
    else
      this.#setUp(
        settings,
        mistake ?? (restored && "mistake" in restored ? restored.mistake : undefined),
        saved && !saved.game.outcome ? saved : undefined,
      );
  }

  /** Another page may have gone on with the game while this one slept. */
  #follow() {
    const { value } = this.store.get(this.key) ?? {};
    if (this.#state && !same(value, toSave(this.#state))) this.start();
  }

  /**
   * @param {Partial<Settings> | undefined} first what is chosen at the start
   * @param {string} [mistake]
   * @param {State} [saved] a game that can go on
   */
  #setUp(first, mistake, saved) {
    this.head = make("h2", { className: "cp-turn" }, say("game.setup"));
    this.root.replaceChildren(
      this.head,
      setup(this.cases, first, (settings) => this.#begin(settings)),
    );
    if (saved) this.head.after(this.#goOn(saved));
    if (mistake) this.head.after(make("p", { className: "cp-problem" }, say(`game.mistake.${mistake}`)));
    if (mistake) announce(say(`game.mistake.${mistake}`));
  }

  /** The way back to a game under way. @param {State} saved */
  #goOn(saved) {
    const { title } = this.cases[saved.settings.case];
    const act = button(say("game.go-on"), () => this.#resume(saved, true));
    return make("p", { className: "cp-notice" }, say("game.under-way", { title }), " ", act);
  }

  /** @param {Settings} settings @param {import("./saved-game.mjs").Again} [more] */
  #begin(settings, more = {}) {
    this.#resume({ settings, game: newGame(settings, this.cases, more.past), ...more }, true);
    this.#save();
  }

  /**
   * Shows a game. `moved`: somebody pressed a button for it, so the keyboard goes there.
   * @param {State} state
   * @param {boolean} [moved]
   */
  #resume(state, moved = false) {
    this.#state = { ...state, change: isChange(state.change) ? state.change : undefined };
    const { game, settings } = this.#playing;
    const played = this.cases[settings.case];
    history.replaceState(null, "", `#${toFragment(settings)}`);
    this.#conversation = new Conversation(game, played, this.#playing, (move) => this.#move(move));
    const title = make("h2", { className: "cp-turn" }, say("game.title", { title: played.title, name: played.roles[game.mine].name }));
    const leave = make(
      "div",
      { className: "cp-leave" },
      share(() => settings),
      make(
        "p",
        {},
        button(say("game.leave"), () => this.#leave(), { className: "ws-quiet" }),
      ),
    );
    this.root.replaceChildren(title, this.#conversation.element, leave);
    this.#show();
    if (moved) focusOn(title);
  }

  /** @param {import("./rules.mjs").Move} move */
  #move(move) {
    const state = this.#playing;
    state.game = play(state.game, move);
    this.#save();
    this.#show();
    if (!state.game.outcome) {
      this.#conversation?.moves.focus();
      this.#conversation?.reveal();
    } else focusOn(/** @type {HTMLElement} */ (this.root.querySelector(".cp-after .cp-turn")));
  }

  /** The state while a game is on show. */
  get #playing() {
    return /** @type {State} */ (this.#state);
  }

  #show() {
    const { game } = this.#playing;
    this.#conversation?.show(game);
    if (game.outcome)
      this.#conversation?.end(
        after(this.#playing, this.cases[game.case], (settings, more) => (settings ? this.#begin(settings, more) : this.#leave())),
      );
  }

  /** Back to the set-up. A game under way stays kept until another begins. */
  #leave() {
    const state = this.#playing;
    this.#state = undefined;
    history.replaceState(null, "", location.pathname + location.search);
    this.#setUp({ ...state.settings, seed: undefined }, undefined, state.game.outcome ? undefined : state);
    if (this.head) focusOn(this.head);
  }

  #save() {
    this.store.put(this.key, { value: toSave(this.#playing) });
    this.#showStatus();
  }

  /** That all is well is not announced: it would fall between two lines of the conversation. */
  #showStatus() {
    this.status.used ||= Boolean(this.#state);
    this.status.show(this.store.state);
  }
}

/** @param {HTMLElement} root */
async function begin(root) {
  const cases = dataIn(root, "cases");
  await workbook.store.ready;
  const counterpart = new Counterpart(root, cases, workbook);
  counterpart.start();
  addEventListener("hashchange", () => location.hash.includes("=") && counterpart.start());
}

/** Starts the counterparts that stand in the document; one that fails says so in its place. */
export function start() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-counterpart]"))) {
    begin(root).catch((problem) => {
      console.error(problem);
      part(root, "status").textContent = say("game.broken");
      announce(say("game.broken"));
    });
  }
}
