/** A card on the page: the situation, what is asked, and what one can do with it. */
import { button, make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { mainButton } from "./buttons.mjs";
import { planFace } from "./plan.mjs";
import { sayFace } from "./say.mjs";
import { sortFace } from "./sort.mjs";
import { workOutFace } from "./work-out.mjs";
/** @import { Child } from "../core/dom.mjs" */
/** @import { Card } from "./spec.mjs" */
/** @import { Player } from "./player.mjs" */

/** What is asked of a kind: its controls, and what follows when the card changes on another page. @typedef {{nodes: Child[], follow?: () => void}} Face */

/** @type {Record<Card["kind"], (card: any, front: Front) => Face>} */
const FACES = { say: sayFace, sort: sortFace, "work-out": workOutFace, plan: planFace };

/** @type {Record<Card["kind"], () => string>} */
const HEADINGS = {
  say: () => say("cards.say"),
  sort: () => say("cards.sort"),
  "work-out": () => say("cards.work-out"),
  plan: () => say("cards.plan"),
};

export class Front {
  /** Somebody has begun to answer: the card stays until they go on. */
  isBegun = false;
  #result = make("div", { className: "crd-result" });
  #actions = make("p", { className: "crd-actions" });

  /** @param {Card} card @param {Player} player */
  constructor(card, player) {
    this.card = card;
    this.player = player;
    this.askId = `crd-${card.id}.ask`;
    this.face = FACES[card.kind](card, this);
    this.#actions.append(
      button(say("cards.skip"), () => player.skip(card)),
      button(say("cards.drop"), () => player.drop(card)),
    );
    this.element = make(
      "article",
      { className: "crd-card" },
      make("h2", { className: "crd-heading", tabIndex: -1 }, HEADINGS[card.kind]()),
      card.situation && make("p", { className: "crd-situation" }, card.situation),
      make("p", { className: "crd-ask", id: this.askId }, card.ask),
      ...this.face.nodes,
      this.#result,
      this.#actions,
    );
  }

  follow() {
    this.face.follow?.();
  }

  /** Shows what there is to compare with; the keyboard goes there. @param {string} title @param {...Child} nodes */
  show(title, ...nodes) {
    this.isBegun = true;
    const head = make("h3", { className: "crd-heading", tabIndex: -1 }, title);
    this.#result.replaceChildren(make("div", {}, head, ...nodes));
    head.focus();
  }

  /** The learner says how it went, and goes on. @param {string} well @param {string} badly */
  judge(well, badly) {
    /** @param {boolean} right */
    const act = (right) => () => this.player.next(this.player.answer(this.card, right));
    this.#actions.replaceChildren(mainButton(well, act(true)), " ", button(badly, act(false)));
  }

  /** It is known how it went; the learner goes on. @param {boolean} right */
  finish(right) {
    const returns = this.player.answer(this.card, right);
    this.#result.append(make("p", { className: "crd-quiet" }, returns));
    this.#actions.replaceChildren(mainButton(say("cards.next"), () => this.player.next()));
  }

  /** Where the card comes from. */
  source() {
    const { lesson } = this.card;
    return lesson && make("p", { className: "crd-quiet" }, say("cards.lesson"), " ", make("a", { href: lesson.href }, lesson.title));
  }
}
