/** A few cards, one after the other; what becomes of each is kept, and then there is nothing left for today. */
import { announce } from "../core/announce.mjs";
import { dayOf, dayWords } from "../core/dates.mjs";
import { part } from "../core/dom.mjs";
import { onReturn } from "../core/returning.mjs";
import { keepShortcutsOut } from "../core/shortcuts.mjs";
import { say } from "../core/strings.mjs";
import { Status } from "../worksheet/status.mjs";
import { nothing } from "./after.mjs";
import { Front } from "./front.mjs";
import { Kept } from "./kept.mjs";
import { planLines } from "./plan-lines.mjs";
import { answered, returnsOn, sitting } from "./schedule.mjs";
/** @import { Card, CardsSpec } from "./spec.mjs" */

export class Player {
  /** The card on show; it stays until the learner goes on. @type {Front | undefined} */
  #front;
  /** The day that the page shows: at midnight there are other cards. */
  #day = "";

  /**
   * @param {HTMLElement} root
   * @param {CardsSpec} spec
   * @param {import("../responses/workbook-data.mjs").WorkbookData} workbook
   */
  constructor(root, spec, workbook) {
    this.root = root;
    this.spec = spec;
    this.workbook = workbook;
    this.kept = new Kept(workbook.store);
    this.place = part(root, "sitting");
    this.status = new Status(root, workbook);
    this.status.silent = ["durable"];
  }

  start() {
    const { store } = this.workbook;
    store.onChange((key, _record, where) => this.#changed(key, where));
    store.onState(() => this.status.show(store.state));
    onReturn(() => this.#follow());
    keepShortcutsOut(this.root);
    this.show();
  }

  /** The cards that can be asked: one of the plan waits until something stands there. @returns {Card[]} */
  get cards() {
    return this.spec.cards.filter((card) => card.kind !== "plan" || this.lines(card).some(({ text }) => text));
  }

  /** @param {import("./spec.mjs").PlanCard} card */
  lines(card) {
    return planLines(this.workbook, this.spec.plan, card);
  }

  /** Shows the first card that is still to come, or that there is none. */
  show() {
    this.#day = dayOf(Date.now());
    const { cards } = this;
    const states = cards.map((card) => this.kept.state(card));
    const next = sitting(states, this.#day)[0];
    const card = cards.find(({ id }) => id === next);
    this.#front = card && new Front(card, this);
    this.place.replaceChildren(this.#front?.element ?? nothing(this, states, this.#day));
    return this.place.querySelector("h2");
  }

  /** Shows what comes next, and takes the keyboard there. @param {string} [message] */
  next(message) {
    this.show()?.focus();
    if (message) announce(message);
  }

  // What the learner does --------------------------------------------------------------------------

  /** @param {Card} card @param {string} text */
  type(card, text) {
    this.#put(card, "own", text);
  }

  /** Keeps an answer; says when the card comes back. @param {Card} card @param {boolean} right @returns {string} */
  answer(card, right) {
    const own = this.kept.own(card);
    const answer = answered(this.kept.state(card).answer, right, dayOf(Date.now()), own);
    this.#put(card, "answer", answer);
    if (own) this.#put(card, "own", "");
    const day = returnsOn(answer);
    return day ? say("cards.returns", { day: dayWords(day) }) : say("cards.enough");
  }

  /** @param {Card} card */
  skip(card) {
    this.#put(card, "wish", { v: 1, skipped: this.#day });
    this.next(say("cards.skipped"));
  }

  /** @param {Card} card */
  drop(card) {
    this.#put(card, "wish", { v: 1, dropped: true });
    this.next(say("cards.dropped"));
  }

  /** @param {Card} card */
  bringBack(card) {
    this.#put(card, "wish", { v: 1 });
    this.next(say("cards.brought-back"));
  }

  /** @param {Card} card @param {import("./kept.mjs").Part} which @param {any} value */
  #put(card, which, value) {
    this.kept.put(card, which, value);
    this.status.used = true;
    this.status.show(this.workbook.store.state);
  }

  // What happens elsewhere -------------------------------------------------------------------------

  /** @param {string} key @param {import("../responses/store.mjs").Where} where */
  #changed(key, where) {
    if (where === "elsewhere" && key.includes("/_practice/cards/")) this.#follow();
  }

  /** A card that somebody is at stays; another page may have gone on, or another day begun. */
  #follow() {
    if (this.#front?.isBegun) this.#front.follow();
    else if (!this.root.contains(document.activeElement) || dayOf(Date.now()) !== this.#day) this.show();
  }
}
