/** Starts the counterpart: a set-up, a talk, and what comes after it. The game is kept move by move. */
import { play } from "./rules.mjs";
import { announce } from "../core/announce.mjs";
import { make } from "../core/elements.mjs";
import { say } from "../core/strings.mjs";
import { workbook } from "../worksheet/main.mjs";
import { same } from "../core/values.mjs";
import { onReturn, putBackOnReturn } from "../core/returning.mjs";
import { Status } from "../worksheet/status.mjs";
import { keepShortcutsOut } from "../core/shortcuts.mjs";
import { after } from "./after.mjs";
import { isChange } from "./again.mjs";
import { keep, keyOf, restore } from "./kept.mjs";
import { button, focusOn } from "./parts.mjs";
import { fromFragment, newGame, toFragment } from "./settings.mjs";
import { setup, share } from "./setup.mjs";
import { Talk } from "./talk.mjs";

class Counterpart {
  #state;
  #talk;

  constructor(root, cases, workbook) {
    const { store } = workbook;
    this.root = root.querySelector('[data-part="game"]');
    this.status = new Status(root, workbook);
    this.status.silent = ["durable"];
    this.cases = cases;
    this.store = store;
    this.key = keyOf(store.prefix);
    store.onState(() => this.#sayKept());
    putBackOnReturn(this.root);
    onReturn(() => this.#follow());
    keepShortcutsOut(root);
  }

  /** A game under way goes on, unless the address asks for another one. */
  start() {
    const kept = restore(this.store.get(this.key)?.value, this.cases);
    const { settings, mistake } = fromFragment(location.hash, this.cases);
    const wanted = mistake || (settings && toFragment(settings) !== (kept?.game && toFragment(kept.settings)));
    if (kept?.game && !wanted) this.#resume(kept);
    else this.#setUp(settings, mistake ?? kept?.mistake, kept?.game && !kept.game.outcome ? kept : null);
  }

  /** Another page may have gone on with the game while this one slept. */
  #follow() {
    const { value } = this.store.get(this.key) ?? {};
    if (this.#state && !same(value, keep(this.#state))) this.start();
  }

  #setUp(given, mistake, kept) {
    const goOn = kept && make("p", { class: "cp-notice" }, say("game.under-way", { title: this.cases[kept.settings.case].title }), " ",
      button(say("game.go-on"), () => this.#resume(kept, true)));
    const wrong = mistake && make("p", { class: "cp-problem" }, say(`game.mistake.${mistake}`));
    if (wrong) announce(wrong.textContent);
    this.head = make("h2", { class: "cp-turn" }, say("game.setup"));
    this.root.replaceChildren(...[this.head, wrong, goOn, setup(this.cases, given, (settings) => this.#begin(settings))].filter(Boolean));
  }

  #begin(settings, more = {}) {
    this.#resume({ settings, game: newGame(settings, this.cases), ...more }, true);
    this.#save();
  }

  /** Shows a game. `moved`: somebody pressed a button for it, so the keyboard goes there. */
  #resume(state, moved = false) {
    this.#state = { ...state, change: isChange(state.change) ? state.change : undefined };
    const { game, settings } = this.#state;
    const found = this.cases[settings.case];
    history.replaceState(null, "", `#${toFragment(settings)}`);
    this.#talk = new Talk(game, found, this.#state, (move) => this.#move(move));
    const title = make("h2", { class: "cp-turn" }, say("game.title", { title: found.title, name: found.roles[game.mine].name }));
    const leave = make("div", { class: "cp-leave" }, share(() => settings), make("p", {}, button(say("game.leave"), () => this.#leave(), { class: "ws-quiet" })));
    this.root.replaceChildren(title, this.#talk.whole, leave);
    this.#show();
    if (moved) focusOn(title);
  }

  #move(move) {
    this.#state.game = play(this.#state.game, move);
    this.#save();
    this.#show();
    if (!this.#state.game.outcome) this.#talk.moves.focus();
    else focusOn(this.root.querySelector(".cp-after .cp-turn"));
  }

  #show() {
    const { game } = this.#state;
    this.#talk.show(game);
    if (game.outcome) this.#talk.end(after(this.#state, this.cases[game.case], (settings, more) => (settings ? this.#begin(settings, more) : this.#leave())));
  }

  /** Back to the set-up. A game under way stays kept until another begins. */
  #leave() {
    const state = this.#state;
    this.#state = undefined;
    history.replaceState(null, "", location.pathname + location.search);
    this.#setUp({ ...state.settings, seed: undefined }, null, state.game.outcome ? null : state);
    focusOn(this.head);
  }

  #save() {
    this.store.put(this.key, { value: keep(this.#state) });
    this.#sayKept();
  }

  /** That all is well is not announced: it would fall between two lines of the conversation. */
  #sayKept() {
    this.status.used ||= Boolean(this.#state);
    this.status.show(this.store.state);
  }
}

async function begin(root) {
  const cases = JSON.parse(root.querySelector('[data-part="cases"]').textContent);
  await workbook.store.ready;
  const counterpart = new Counterpart(root, cases, workbook);
  counterpart.start();
  addEventListener("hashchange", () => location.hash.includes("=") && counterpart.start());
}

/** Starts the counterparts that stand in the document; one that fails says so in its place. */
export function start() {
  for (const root of document.querySelectorAll("[data-counterpart]")) {
    begin(root).catch((problem) => {
      console.error(problem);
      root.querySelector('[data-part="status"]').textContent = say("game.broken");
      announce(say("game.broken"));
    });
  }
}
