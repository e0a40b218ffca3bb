/** The page of the plan: gathers, draws, and follows every change. */
import { counted } from "../responses/counted.mjs";
import { takeLabel } from "../worksheet/take-label.mjs";
import { workbook } from "../worksheet/main.mjs";
import { loadPlots } from "../scoring/draw-insights.mjs";
import { part } from "../core/dom.mjs";
import { dateWords } from "../core/dates.mjs";
import { Redraw, released } from "../core/redraw.mjs";
import { onReturn } from "../core/returning.mjs";
import { readSite, say } from "../core/strings.mjs";
import { takeIds } from "../responses/takes.mjs";
import { PlanExport } from "./plan-export.mjs";
import { AskDay } from "./ask-day.mjs";
import { datesOf } from "./dates.mjs";
import { blockNodes, lineNodes, openNodes } from "./draw.mjs";
import { Gathering } from "./gather.mjs";
import { withInsights } from "./insights.mjs";
import { Rehearsal } from "./rehearse.mjs";
import { openOf, viewOf } from "./view.mjs";

/**
 * @typedef {import("./gather.mjs").Line} Line
 * @typedef {import("./gather.mjs").Block} Block
 * @typedef {import("../responses/spec.mjs").Field} Field
 * @typedef {typeof import("../scoring/plots/index.mjs")} Plots
 * @typedef {{lines: Line[], blocks: Block[], days: import("./dates.mjs").PlanDay[]}} Plan
 */

const SOON = 120;

class Page {
  #turn = 0;
  #redraw = new Redraw(() => this.show());
  #first = true;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.blank = [...part(root, "blocks").children];
    /** @type {import("./gather.mjs").PlanSpec} */
    this.spec = JSON.parse(part(root, "plan").textContent ?? "");
    this.gathering = new Gathering(this.spec, (/** @type {string} */ reference) => workbook.look(reference, this.spec));
    const owner = () => `${readSite().course}-${workbook.negotiation}`;
    /** @param {"h1" | "h2"} tag @param {ParentNode} within */
    const heading = (tag, within) => within.querySelector(tag)?.textContent?.trim() ?? "";
    /** @param {string} title */
    const titles = (title) => ({ title: [heading("h1", document), title].filter(Boolean).join(": "), linesTitle: heading("h2", root) });
    const changed = () => this.show();
    this.exporting = new PlanExport(root, {
      changed,
      owner,
      product: readSite().course,
      store: workbook.store,
      day: (plan) => this.#dayOf(plan),
      titles,
    });
    this.askDay = new AskDay(root, this.spec);
    this.rehearsal = new Rehearsal(root, changed);
  }

  /** What the learner calls this negotiation; empty when it has no name. */
  get name() {
    return workbook.negotiations().find(({ id }) => id === workbook.negotiation)?.name ?? "";
  }

  async start() {
    // An empty plan that fills up a moment later could be taken for all there is, and be printed.
    await workbook.store.ready;
    // Whoever turns to another negotiation has changed something, too.
    workbook.store.onChange(() => this.#redraw.soon(SOON));
    workbook.store.onState(() => this.#redraw.soon(SOON));
    onReturn(() => this.show());
    await this.show();
    addEventListener("cg-page", () => this.#showIncoming());
    await this.#showIncoming();
  }

  /** Shows a page that `take-page.js` took out of the address. */
  async #showIncoming() {
    const { cgPage: fragment } = /** @type {{cgPage?: string}} */ (globalThis);
    if (!fragment) return;
    Object.assign(globalThis, { cgPage: undefined });
    (await import("./incoming.mjs")).showIncoming(this.root, this.spec, workbook, fragment);
  }

  /** Draws all of it anew; a later call overtakes an earlier one that still computes. */
  async show() {
    this.#turn += 1;
    const turn = this.#turn;
    const { gathering } = this;
    const blocks = await withInsights(gathering, gathering.blocks(), (worksheet) => this.#takes(worksheet));
    const plan = { lines: gathering.lines(), blocks, days: datesOf(gathering) };
    const plots = blocks.flatMap(({ entries }) => entries).some(({ insight }) => insight?.plot) && (await loadPlots());
    await released();
    if (turn === this.#turn) this.#draw(plan, plots);
  }

  /** @param {Plan} plan @param {Plots | false | undefined} plots */
  #draw(plan, plots) {
    const view = viewOf(plan, this.exporting.choice, this.name);
    const written = plan.lines.filter(({ text }) => text);
    const any = written.length > 0 || plan.blocks.some(({ entries }) => entries.length);
    this.root.dataset.state = any ? "begun" : "empty";
    part(this.root, "empty").hidden = any;
    const kept = !["memory", "page"].includes(workbook.store.state);
    part(this.root, "grows").hidden = !kept;
    part(this.root, "not-kept").hidden = kept;
    this.#showTitle(view.title, plan.days);
    part(this.root, "carry").hidden = false;
    part(this.root, "lines").replaceChildren(...lineNodes(view.lines));
    this.rehearsal.show(view.lines);
    // Also an empty plan is printed, and must hold nobody's words.
    part(this.root, "blocks").replaceChildren(...(any ? blockNodes(view.blocks, this.spec.links, plots) : this.blank));
    this.#showOpen(any ? openOf(plan.blocks) : []);
    this.#say(plan.lines, view.lines);
    if (this.#first) /** @type {HTMLDetailsElement} */ (part(this.root, "edit")).open = any && written.length < plan.lines.length;
    this.#first = false;
    this.exporting.show(plan, view);
  }

  /** When the conversation is, which the first of the dates says. @param {Pick<Plan, "days">} plan */
  #dayOf({ days }) {
    return days.find(({ id }) => id === this.spec.dates?.[0]?.id)?.day;
  }

  /** Whose conversation this is, and when. @param {string} title @param {Plan["days"]} days */
  #showTitle(title, days) {
    const day = this.#dayOf({ days });
    const words = day && dateWords(new Date(`${day}T12:00:00`), { dateStyle: "full" });
    for (const [name, text] of [
      ["name", title],
      ["when", words ?? ""],
    ]) {
      part(this.root, name).hidden = !text;
      part(this.root, name).textContent = text;
    }
    this.root.toggleAttribute("data-titled", Boolean(title));
    this.askDay.show(Boolean(day));
  }

  /** @param {Block[]} open */
  #showOpen(open) {
    const nodes = openNodes(open, this.spec.links);
    part(this.root, "open").hidden = !nodes.length;
    part(this.root, "open-list").replaceChildren(...nodes);
  }

  /** Complete when its lines are. @param {Line[]} lines @param {Line[]} shown */
  #say(lines, shown) {
    const missing = lines.filter(({ text }) => !text).map(({ label }) => label);
    this.root.toggleAttribute("data-complete", !missing.length);
    const sentence = missing.length ? say("plan.left", { n: missing.length, lines: missing.join(", ") }) : say("plan.ready");
    const status = part(this.root, "status");
    const now = this.rehearsal.on ? this.rehearsal.status(shown) : sentence;
    if (status.textContent !== now) status.textContent = now;
  }

  /**
   * The takes of a worksheet, for insights that compare them; what holds no responses tells them nothing.
   * @param {string} worksheet
   * @returns {object[]}
   */
  #takes(worksheet) {
    const exercise = { id: worksheet, ...this.spec.links[worksheet], ...this.spec.sources[worksheet] };
    const responses = workbook.responses(exercise);
    return takeIds(exercise.repeat, responses.takes()).map((/** @type {string} */ id) => {
      const take = responses.at(id);
      const pairs = /** @type {Field[]} */ (exercise.fields).map((field) => [field.id, counted(field, take.value(field))]);
      return { id, label: takeLabel(exercise.repeat, id, take.started()), responses: Object.fromEntries(pairs) };
    });
  }
}

/** Starts the plans that stand in the document. */
export function start() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-plan]")))
    new Page(root).start().catch((problem) => console.error(problem));
}
