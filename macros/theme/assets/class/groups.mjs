/**
 * Groups of a class side by side, as numbers that can be compared: shares of choices, medians of ratings,
 * numbers and scores. Texts have no place here. Pure.
 *
 * @typedef {import("./people.mjs").Person} Person
 * @typedef {import("./people.mjs").Sheet} Sheet
 * @typedef {import("./people.mjs").Field} Field
 * @typedef {{label: string, people: Person[]}} Group
 * @typedef {{label: string, cells: string[]}} Row a cell for each group
 * @typedef {{caption: string, rows: Row[]}} Comparison
 */
import { say } from "../core/strings.mjs";
import { empty } from "../core/values.mjs";
import { exact } from "./exact.mjs";
import { responseOf } from "./people.mjs";
import { responsesOf, scalesOf } from "./scales.mjs";
import { summarise } from "./summary.mjs";

/**
 * People by what they share; who has no group stands at the end.
 * @param {Person[]} people
 * @param {(person: Person, i: number) => string | undefined} labelOf
 * @returns {Group[]}
 */
export function groupsOf(people, labelOf) {
  /** @type {Map<string, Person[]>} */
  const groups = new Map();
  for (const [i, person] of people.entries()) {
    const label = labelOf(person, i) ?? "";
    groups.set(label, [...(groups.get(label) ?? []), person]);
  }
  const inOrder = new Intl.Collator(undefined, { numeric: true }).compare;
  const labels = [...groups.keys()].sort((a, b) => Number(!a) - Number(!b) || inOrder(a, b));
  return labels.map((label) => ({ label: label || say("class.groups.none"), people: groups.get(label) ?? [] }));
}

/** The label of what a person chose. @param {Sheet} sheet @param {Field} field @param {string} take @returns {(person: Person) => string | undefined} */
export const choiceOf = (sheet, field, take) => (person) =>
  field.choices?.find(({ id }) => id === responseOf(person, sheet, field, take).value)?.label;

/** @param {number | undefined} median @param {number} of */
const middle = (median, of) => (median === undefined ? "–" : say("class.groups.median", { median: exact(median), n: of }));

/** @param {number} n @param {number} of */
const share = (n, of) => (of ? say("class.groups.share", { n, percent: Math.round((100 * n) / of) }) : "–");

/**
 * What the groups responded to a field; without rows where nothing can be compared.
 * @param {Sheet} sheet
 * @param {Field} field
 * @param {string} take
 * @param {Group[]} groups
 * @returns {Row[]}
 */
export function fieldComparison(sheet, field, take, groups) {
  const summaries = groups.map(({ people }) => {
    const responses = people.map((person) => ({ who: "", ...responseOf(person, sheet, field, take) }));
    return summarise(field, responses);
  });
  if (summaries.every(({ of }) => !of)) return [];
  return rowsOf(summaries);
}

/** @param {import("./summary.mjs").Summary[]} summaries of one field, by group @returns {Row[]} */
function rowsOf(summaries) {
  const grids = summaries.flatMap((summary) => (summary.kind === "grid" ? [summary] : []));
  if (grids.length) {
    return grids[0].rows.map(({ label }, r) => ({
      label,
      cells: grids.map(({ rows }) => middle(rows[r].median, rows[r].of)),
    }));
  }
  if (summaries.some((summary) => "middle" in summary && summary.middle)) {
    return [
      {
        label: say("class.median"),
        cells: summaries.map((summary) => middle("middle" in summary ? summary.middle?.median : undefined, summary.of)),
      },
    ];
  }
  const bars = summaries.map((summary) => (summary.kind === "bars" && !summary.isCalendar ? summary.bars : []));
  const labels = [...new Set(bars.flat().map(({ label }) => label))];
  return labels.map((label) => ({
    label,
    cells: bars.map((own, g) => share(own.find((bar) => bar.label === label)?.n ?? 0, summaries[g].of)),
  }));
}

/** The groups' median scores, a row for each scale. @param {Sheet} sheet @param {string} take @param {Group[]} groups @returns {Row[]} */
export function scoreComparison(sheet, take, groups) {
  const scales = groups.map(({ people }) =>
    scalesOf(
      sheet,
      people.map((person) => responsesOf(sheet, person, take)),
    ),
  );
  const titles = [...new Set(scales.flat().map(({ title }) => title))];
  return titles
    .map((label) => ({
      label,
      cells: scales.map((own) => {
        const scale = own.find(({ title }) => title === label);
        return middle(scale?.middle?.median, scale?.of ?? 0);
      }),
    }))
    .filter(({ cells }) => cells.some((cell) => !empty(cell) && cell !== "–"));
}
