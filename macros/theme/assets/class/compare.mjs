/** Groups of a class side by side on the page. */
import { make } from "../core/dom.mjs";
import { isPrivate } from "../core/private.mjs";
import { say } from "../core/strings.mjs";
import { table } from "./draw.mjs";
import { fieldComparison, scoreComparison } from "./groups.mjs";
import { isPrivateScale, sectionNode } from "./sheet.mjs";
import { takeName, takesOf } from "./takes.mjs";

/**
 * @typedef {import("./people.mjs").Sheet} Sheet
 * @typedef {import("./groups.mjs").Group} Group
 * @typedef {import("./groups.mjs").Row} Row
 */

/** @param {Sheet} sheet @param {import("./people.mjs").Person[]} people @param {Group[]} groups */
export function* comparisonNodes(sheet, people, groups) {
  yield make("h2", { className: "class-sheet" }, sheet.title);
  const takes = takesOf(sheet, people);
  for (const field of sheet.fields.filter(({ type }) => type)) {
    const tables = takes.flatMap((take) => tableOf(caption(sheet, take), fieldComparison(sheet, field, take, groups), groups));
    if (tables.length) yield sectionNode({ "data-field": field.id }, [field.prompt], tables, field.keep || isPrivate(field));
  }
  for (const take of takes) {
    const tables = tableOf(caption(sheet, take), scoreComparison(sheet, take, groups), groups);
    if (tables.length) yield sectionNode({ "data-scores": take }, [say("class.scores")], tables, sheet.fields.some(isPrivateScale));
  }
}

/** @param {Sheet} sheet @param {string} take */
const caption = (sheet, take) => (sheet.repeat ? takeName(sheet, take) : say("class.groups.caption"));

/** @param {string} heading @param {Row[]} rows @param {Group[]} groups */
function tableOf(heading, rows, groups) {
  const head = groups.map(({ label, people }) => say("class.groups.head", { label, n: people.length }));
  return rows.length
    ? [
        table(
          heading,
          ["", ...head],
          rows.map(({ label, cells }) => [label, ...cells]),
          "class-groups",
        ),
      ]
    : [];
}
