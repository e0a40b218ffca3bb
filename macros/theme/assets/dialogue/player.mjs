/** A dialogue as it is played: the log, the turn that comes next, and what comes after. Kept at each turn. */
import { announce } from "../core/announce.mjs";
import { make, part } from "../core/dom.mjs";
import { Redraw } from "../core/redraw.mjs";
import { onReturn } from "../core/returning.mjs";
import { keepShortcutsOut } from "../core/shortcuts.mjs";
import { say } from "../core/strings.mjs";
import { same } from "../core/values.mjs";
import { putAside } from "../responses/aside.mjs";
import { Status } from "../worksheet/status.mjs";
import { after } from "./after.mjs";
import { Log } from "./log.mjs";
import { goBack, goOn, isBegun, keyOf, read, replay, unplayed } from "./played.mjs";
import { hasEnded, offered } from "./state.mjs";
import { TurnForm } from "./turn-form.mjs";
import { otherWays } from "./other-ways.mjs";
/** @import { Dialogue, Reply, State } from "./spec.mjs" */
/** @import { Replayed } from "./played.mjs" */

export class Player {
  /** @type {Replayed} */
  #now;
  #place = make("div");
  #notice = make("p", { className: "ws-notice" });
  #others = make("div");

  /**
   * @param {HTMLElement} root
   * @param {Dialogue} dialogue
   * @param {import("../responses/workbook-data.mjs").WorkbookData} workbook
   */
  constructor(root, dialogue, workbook) {
    this.root = root;
    this.dialogue = dialogue;
    this.workbook = workbook;
    this.store = workbook.store;
    this.key = keyOf(this.store.prefix, dialogue.id);
    this.status = new Status(root, workbook);
    this.status.silent = ["durable"];
    this.log = new Log(dialogue, (at) => this.#back(at));
    this.form = new TurnForm(dialogue.id, { onType: (words) => this.#type(words), onReply: (reply) => this.#take(reply) });
    this.#now = replay(dialogue, unplayed(dialogue));
  }

  start() {
    part(this.root, "conversation").replaceChildren(this.#notice, this.log.element, this.#place, this.#others);
    this.#restore();
    const redraw = new Redraw(() => this.#follow());
    this.store.onChange((key, _record, where) => {
      if (key === this.key && where === "elsewhere") redraw.soon(0);
    });
    this.store.onState(() => this.#showStatus());
    onReturn(() => this.#restore());
    keepShortcutsOut(this.root);
  }

  /** What is kept, played again; as if nothing were, where that cannot be read. */
  get #kept() {
    return replay(this.dialogue, read(this.store.get(this.key)?.value) ?? unplayed(this.dialogue));
  }

  /** Something is kept that only another version of the course can read. */
  get #unread() {
    const value = this.store.get(this.key)?.value;
    return Boolean(this.store.trouble(this.key)) || (value !== undefined && value !== null && !read(value));
  }

  #restore() {
    this.#now = this.#kept;
    this.#notice.textContent = this.#unread ? say("dialogue.unread") : this.#now.cut ? say("dialogue.changed") : "";
    this.#notice.hidden = !this.#notice.textContent;
    this.log.show(this.#now);
    this.#draw();
  }

  /** Another page went on. Words that it wrote at the same turn come into the box without drawing all anew. */
  #follow() {
    const kept = this.#kept;
    const typed = same({ ...kept.played, now: null }, { ...this.#now.played, now: null });
    if (!typed) return this.#restore();
    this.#now = kept;
    this.form.write(kept.played.now.own);
  }

  // What the learner does --------------------------------------------------------------------------

  /** @param {string} words */
  #type(words) {
    this.#now.played = { ...this.#now.played, now: { turn: this.#state.place, own: words } };
    this.#save();
  }

  /** @param {Reply} reply */
  #take(reply) {
    this.#now = goOn(this.dialogue, this.#now, reply);
    this.#save();
    const line = this.log.add(this.#now);
    this.#draw();
    this.#arrive({ preventScroll: true });
    line.scrollIntoView({ block: "start" });
  }

  /** @param {number} at */
  #back(at) {
    this.#now = goBack(this.dialogue, this.#now, at);
    this.#save();
    this.log.show(this.#now);
    this.#draw();
    announce(say("dialogue.back"));
    this.#arrive();
  }

  /** The keyboard goes to what comes next: no control, so that nothing is pressed or opened by it. @param {FocusOptions} [options] */
  #arrive(options) {
    /** @type {HTMLElement} */ (this.#place.querySelector(".dlg-heading"))?.focus(options);
  }

  // What is shown ----------------------------------------------------------------------------------

  /** Where the conversation is. */
  get #state() {
    return /** @type {State} */ (this.#now.states.at(-1));
  }

  #draw() {
    const { played } = this.#now;
    const ended = hasEnded(this.dialogue, this.#state);
    if (ended) this.#place.replaceChildren(after(this.dialogue, this.#now, this.workbook, () => this.#back(0)));
    else this.#showForm();
    this.#others.replaceChildren(...otherWays(this.dialogue, played.later));
    this.root.classList.toggle("dialogue-begun", played.path.length > 0);
    this.#showStatus();
  }

  /** Put in its place only once: what is taken off the page loses the focus. */
  #showForm() {
    const { path, now } = this.#now.played;
    if (!this.form.element.isConnected) this.#place.replaceChildren(this.form.element);
    this.form.show(path.length, now.own, offered(this.dialogue, this.#state));
  }

  #showStatus() {
    this.status.used ||= isBegun(this.#now.played);
    this.status.show(this.store.state);
  }

  /** The store then tells how it stands, which shows it. */
  #save() {
    this.#putUnreadAside();
    this.store.put(this.key, { value: this.#now.played });
    this.#notice.hidden = true;
  }

  /** The store does so with what it cannot read itself; this is for a value of another version. */
  #putUnreadAside() {
    const record = this.store.get(this.key);
    if (!record || !this.#unread) return;
    const [aside, value] = putAside(this.key.slice(this.store.prefix.length), record);
    this.store.put(this.store.prefix + aside, { value });
  }
}
