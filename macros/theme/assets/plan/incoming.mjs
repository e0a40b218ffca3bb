/** A page that came in the address: shown beside what is here, and kept only when the learner says so. */
import { dayWords } from "../core/dates.mjs";
import { button, make, part } from "../core/dom.mjs";
import { readSite, say } from "../core/strings.mjs";
import * as changing from "../responses/changing.mjs";
import { dayField } from "./dates.mjs";
import { unpacked } from "./one-page.mjs";

/**
 * @typedef {import("./gather.mjs").PlanSpec} PlanSpec
 * @typedef {import("./one-page.mjs").OnePage} OnePage
 * @typedef {import("../responses/workbook-data.mjs").WorkbookData} WorkbookData
 */

/** Shows what an address carried. @param {HTMLElement} root the plan @param {PlanSpec} spec @param {WorkbookData} workbook @param {string} fragment */
export async function showIncoming(root, spec, workbook, fragment) {
  const box = part(root, "incoming");
  const { page, trouble } = await unpacked(fragment, { course: readSite().course, lines: spec.lines });
  const leave = button(say("plan.page-leave"), () => box.setAttribute("hidden", ""));
  const keep = () => tell(box, say("plan.page-kept", { name: keepPage(spec, workbook, /** @type {OnePage} */ (page)) }));
  const isNew = !isBlank(workbook);
  const content = page
    ? [
        make("p", {}, say("plan.page-beside")),
        ...pageNodes(spec, page),
        button(say(isNew ? "plan.page-keep" : "plan.page-keep-here"), keep),
        leave,
      ]
    : [make("p", {}, say(`plan.page-${trouble}`)), leave];
  box.replaceChildren(make("h2", { tabIndex: -1 }, say("plan.page-title")), ...content);
  box.hidden = false;
  box.querySelector("h2")?.focus();
}

/** @param {HTMLElement} box @param {string} text */
function tell(box, text) {
  const words = make("p", { tabIndex: -1 }, text);
  box.replaceChildren(words);
  words.focus();
}

/** @param {PlanSpec} spec @param {OnePage} page */
function pageNodes({ fields, lines }, { name, day, lines: carried }) {
  /** @param {string} id */
  const prompt = (id) => fields.find((field) => field.id === id)?.prompt ?? id;
  const head = [name, day && dayWords(day)].filter(Boolean).join(" · ");
  const shown = lines.filter((id) => carried[id]);
  return [
    head ? make("p", { className: "plan-name", dir: "auto" }, head) : "",
    make("dl", {}, ...shown.flatMap((id) => [make("dt", {}, prompt(id)), make("dd", { dir: "auto" }, carried[id])])),
  ];
}

/** Nothing is written in the conversation that is open. @param {WorkbookData} workbook */
const isBlank = (workbook) => !changing.count(workbook.all, workbook.negotiation);

/** Keeps a page as a conversation of its own, or in the blank one that is open; what stands elsewhere stays. @param {PlanSpec} spec @param {WorkbookData} workbook @param {OnePage} page */
function keepPage(spec, workbook, { name = say("plan.page-name"), lines, day }) {
  const negotiation = isBlank(workbook) ? workbook.negotiation : changing.create(workbook.all, name);
  changing.rename(workbook.all, negotiation, name);
  const responses = workbook.responses(spec, { negotiation });
  const when = dayField(spec);
  for (const field of spec.fields) {
    const value = lines[field.id] ?? (field === when ? day : undefined);
    if (value !== undefined) responses.put(field, value);
  }
  workbook.use(negotiation);
  return name;
}
