/** The page of the plan: gathers, draws, and follows every change. */
import { counted } from "../responses/counted.mjs";
import { takeLabel } from "../worksheet/take-buttons.mjs";
import { workbook } from "../worksheet/main.mjs";
import { empty } from "../core/values.mjs";
import { onReturn } from "../core/returning.mjs";
import { readSite, say } from "../core/strings.mjs";
import { takeIds } from "../responses/takes.mjs";
import { Carry } from "./plan-export.mjs";
import { datesOf } from "./dates.mjs";
import { blockNodes, lineNodes, openNodes } from "./draw.mjs";
import { Gathering } from "./gather.mjs";
import { withInsights } from "./insights.mjs";
import { Rehearsal } from "./rehearse.mjs";
import { openOf, viewOf } from "./view.mjs";

const SOON = 120;

class Page {
  #turn = 0;
  #timer;
  #first = true;

  constructor(root) {
    this.root = root;
    this.blank = [...this.#part("blocks").children];
    this.spec = JSON.parse(this.#part("plan").textContent);
    this.gathering = new Gathering(this.spec, (reference) => workbook.look(reference, this.spec));
    const owner = () => `${readSite().course}-${workbook.negotiation}`;
    const heading = (tag, within) => within.querySelector(tag).textContent.trim();
    const titles = () => ({ title: [heading("h1", document), this.name].filter(Boolean).join(": "), linesTitle: heading("h2", root) });
    const changed = () => this.show();
    this.carry = new Carry(root, { changed, owner, product: readSite().course, titles });
    this.rehearsal = new Rehearsal(root, changed);
  }

  /** What the learner calls this negotiation; empty when it has no name. */
  get name() {
    return workbook.negotiations().find(({ id }) => id === workbook.negotiation)?.name ?? "";
  }

  async start() {
    // An empty plan that fills up a moment later could be taken for all there is, and be printed.
    await workbook.store.ready;
    workbook.store.onChange(() => this.#soon());
    workbook.store.onState(() => this.#soon());
    workbook.onTurn(() => this.#soon());
    onReturn(() => this.show());
    await this.show();
  }

  #part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.show(), SOON);
  }

  /** Draws all of it anew; a later call overtakes an earlier one that still computes. */
  async show() {
    const turn = (this.#turn += 1);
    const { gathering } = this;
    const blocks = await withInsights(gathering, gathering.blocks(), (worksheet) => this.#takes(worksheet));
    const plan = { lines: gathering.lines(), blocks, days: datesOf(gathering) };
    const plots = blocks.some(({ entries }) => entries.some(({ result, insight }) => insight?.plot && result?.plot)) && (await import("../scoring/plots/index.mjs"));
    if (turn === this.#turn) this.#draw(plan, plots);
  }

  #draw(plan, plots) {
    const view = viewOf(plan, this.carry.choice);
    const written = plan.lines.filter(({ text }) => text);
    const any = written.length > 0 || plan.blocks.some(({ entries }) => entries.length);
    this.root.dataset.state = any ? "begun" : "empty";
    this.#part("empty").hidden = any;
    const kept = !["memory", "page"].includes(workbook.store.state);
    this.#part("grows").hidden = !kept;
    this.#part("not-kept").hidden = kept;
    this.#part("name").hidden = !this.name;
    this.#part("name").textContent = this.name;
    this.#part("carry").hidden = false;
    this.#part("lines").replaceChildren(...lineNodes(view.lines));
    this.rehearsal.show(view.lines);
    // Also an empty plan is printed, and must hold nobody's words.
    this.#part("blocks").replaceChildren(...(any ? blockNodes(view.blocks, this.spec.links, plots) : this.blank));
    this.#showOpen(any ? openOf(plan.blocks) : []);
    this.#say(plan.lines, view.lines);
    if (this.#first) this.#part("edit").open = any && written.length < plan.lines.length;
    this.#first = false;
    this.carry.show(plan, view);
  }

  #showOpen(open) {
    const nodes = openNodes(open, this.spec.links);
    this.#part("open").hidden = !nodes.length;
    this.#part("open-list").replaceChildren(...nodes);
  }

  /** Complete when its lines are. */
  #say(lines, shown) {
    const missing = lines.filter(({ text }) => !text).map(({ label }) => label);
    this.root.toggleAttribute("data-complete", !missing.length);
    const words = missing.length ? say("plan.left", { n: missing.length, lines: missing.join(", ") }) : say("plan.ready");
    const status = this.#part("status");
    const now = this.rehearsal.on ? this.rehearsal.status(shown) : words;
    if (status.textContent !== now) status.textContent = now;
  }

  /** The takes of a worksheet that hold responses, for insights that compare them. */
  #takes(worksheet) {
    const exercise = { id: worksheet, ...this.spec.links[worksheet], ...this.spec.sources[worksheet] };
    const responses = workbook.responses(exercise);
    const used = responses.takes();
    return takeIds(exercise.repeat, used).filter((id) => used.includes(id)).map((id) => {
      const take = responses.at(id);
      const pairs = exercise.fields.filter(({ type }) => type).map((field) => [field.id, counted(field, take.value(field))]);
      return { id, label: takeLabel(exercise.repeat, id, take.started()), savedAt: take.savedAt(), responses: Object.fromEntries(pairs.filter(([, value]) => !empty(value))) };
    });
  }
}

/** Starts the plans that stand in the document. */
export function start() {
  for (const root of document.querySelectorAll("[data-plan]")) new Page(root).start().catch((problem) => console.error(problem));
}
