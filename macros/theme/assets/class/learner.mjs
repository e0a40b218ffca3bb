/** One learner: everything that they handed in, worksheet by worksheet, with their scores. */
import { make } from "../core/dom.mjs";
import { formatNumber } from "../scoring/phrases.mjs";
import { isPrivate } from "../core/private.mjs";
import { say } from "../core/strings.mjs";
import { empty } from "../core/values.mjs";
import { table } from "./draw.mjs";
import { responseOf } from "./people.mjs";
import { personScores } from "./scales.mjs";
import { isPrivateScale, sectionNode } from "./sheet.mjs";
import { textOf } from "./summary.mjs";
import { takeName, takesOf } from "./takes.mjs";

/**
 * @typedef {import("./people.mjs").Sheet} Sheet
 * @typedef {import("./people.mjs").Person} Person
 */

/**
 * @param {Sheet[]} sheets what to look at
 * @param {Person} person
 * @param {string} who what they are called
 */
export function* learnerNodes(sheets, person, who) {
  yield make("h2", { className: "class-learner-name", tabIndex: -1 }, who);
  const theirs = sheets.flatMap((sheet) => takesOf(sheet, [person]).map((take) => ({ sheet, take })));
  if (!theirs.length) yield make("p", { className: "class-silent" }, say("class.learner.none"));
  for (const { sheet, take } of theirs) {
    const moment = sheet.repeat ? `${sheet.title} · ${takeName(sheet, take)}` : String(sheet.title);
    yield make("h3", { className: "class-learner-sheet" }, moment);
    yield* responseNodes(sheet, person, take);
    yield* scoreNodes(sheet, person, take, moment);
  }
}

/** @param {Sheet} sheet @param {Person} person @param {string} take */
function* responseNodes(sheet, person, take) {
  for (const field of sheet.fields) {
    const { value, rows } = responseOf(person, sheet, field, take);
    if (empty(value)) continue;
    const text = make("p", { className: "class-text" }, textOf(field, value, rows));
    yield sectionNode({ "data-field": field.id }, [field.prompt], [text], field.keep || isPrivate(field), "h4");
  }
}

/** @param {Sheet} sheet @param {Person} person @param {string} take @param {string} caption */
function* scoreNodes(sheet, person, take, caption) {
  const scores = personScores(sheet, person, take);
  if (!scores.length) return;
  const head = [say("class.scale"), say("class.score"), say("class.band")];
  const rows = scores.map(({ title, value, band }) => [title, formatNumber(value), band ?? "–"]);
  yield sectionNode({ "data-scores": take }, [say("class.scores")], [table(caption, head, rows)], sheet.fields.some(isPrivateScale), "h4");
}
