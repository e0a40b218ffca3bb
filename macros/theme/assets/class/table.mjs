/**
 * A class as a table: one line for each person, one column for each response and score. The first line
 * has prompts, the second ids: for people, and for programs. Days stand as `2026-11-22`, which
 * spreadsheets sort. Pure.
 *
 * @typedef {import("./people.mjs").Person} Person
 * @typedef {import("./people.mjs").Sheet} Sheet
 * @typedef {import("./people.mjs").Field} Field
 * @typedef {string | number | undefined} Cell
 * @typedef {{heading: string, id: string, read: (person: Person, i: number) => Cell}} Column
 */
import { dayOf } from "../core/dates.mjs";
import { say } from "../core/strings.mjs";
import { empty, own } from "../core/values.mjs";
import { analysisOf } from "../responses/analysis/index.mjs";
import { counted } from "../responses/counted.mjs";
import { rightReplies, situationsOf } from "./judged.mjs";
import { responseOf } from "./people.mjs";
import { PLATFORMS } from "./platforms.mjs";
import { personScores } from "./scales.mjs";
import { takeName, takesOf } from "./takes.mjs";

/**
 * @param {Person[]} people
 * @param {Sheet[]} sheets what the table is about
 * @param {(i: number) => string} whoOf
 * @param {Column[]} [more] what else is known about people, such as from a roster
 * @returns {Cell[][]}
 */
export function tableOf(people, sheets, whoOf, more = []) {
  const about = [...aboutPeople(whoOf), ...used([...more, ...platformColumns()], people), ...filesOf()];
  const columns = [
    ...about,
    ...used(
      sheets.flatMap((sheet) => sheetColumns(sheet, people)),
      people,
    ),
  ];
  return [
    columns.map(({ heading }) => heading),
    columns.map(({ id }) => id),
    ...people.map((person, i) => columns.map(({ read }) => read(person, i))),
  ];
}

/** @param {Column[]} columns @param {Person[]} people */
const used = (columns, people) => columns.filter(({ read }) => people.some((person, i) => !empty(read(person, i))));

/** @param {(i: number) => string} whoOf @returns {Column[]} */
const aboutPeople = (whoOf) => [{ heading: say("class.csv.who"), id: "who", read: (_person, i) => whoOf(i) }];

/** @returns {Column[]} */
const platformColumns = () =>
  Object.entries(PLATFORMS).map(([id, name]) => ({
    heading: say("class.csv.platform", { platform: name }),
    id,
    read: ({ ids }) => own(ids, id),
  }));

/** @returns {Column[]} */
const filesOf = () => [
  { heading: say("class.csv.files"), id: "files", read: ({ files }) => files.join("; ") },
  { heading: say("class.csv.made"), id: "made", read: ({ made }) => dayOf(made) },
];

/** A worksheet's responses, then its scores, take by take. @param {Sheet} sheet @param {Person[]} people @returns {Column[]} */
function sheetColumns(sheet, people) {
  const takes = takesOf(sheet, people);
  return takes.flatMap((take) => {
    const title = takes.length > 1 || sheet.repeat ? `${sheet.title} · ${takeName(sheet, take)}` : (sheet.title ?? "");
    const fields = sheet.fields.filter(({ type }) => type).flatMap((field) => fieldColumns(sheet, field, take, title));
    return [...fields, ...judgedColumns(sheet, take, title), ...scoreColumns(sheet, people, take, title)];
  });
}

/**
 * Numbers have a column each; all else stands in one.
 * @param {Sheet} sheet
 * @param {Field} field
 * @param {string} take
 * @param {string} title
 * @returns {Column[]}
 */
function fieldColumns(sheet, field, take, title) {
  const id = `${sheet.id}.${take}.${field.id}`;
  const heading = `${title} · ${field.prompt ?? field.id}`;
  /** @param {Person} person */
  const response = (person) => responseOf(person, sheet, field, take);
  const measures = analysisOf(field).measures(field);
  if (!measures.length) return [{ heading, id, read: (person) => exported(field, response(person)) }];
  return measures.map(({ key, label }) => ({
    heading: key ? `${heading} · ${label}` : heading,
    id: key ? `${id}.${key}` : id,
    read: (person) => {
      const { value } = response(person);
      return key ? own(value, key) : (counted(field, value) ?? value);
    },
  }));
}

/** A response as a cell; what does not fit its field as it came. @param {Field} field @param {import("./people.mjs").Response} response @returns {Cell} */
function exported(field, { value, rows }) {
  if (empty(value)) return undefined;
  try {
    return analysisOf(field).exported(field, value, rows);
  } catch {
    return JSON.stringify(value);
  }
}

/** How many situations of a judgement test had the correct reply. @param {Sheet} sheet @param {string} take @param {string} title @returns {Column[]} */
function judgedColumns(sheet, take, title) {
  const of = situationsOf(sheet).length;
  const heading = `${title} · ${say("class.csv.judged", { of })}`;
  return of ? [{ heading, id: `${sheet.id}.${take}.judged`, read: (person) => rightReplies(sheet, person, take) }] : [];
}

/** Each scale's value and band. @param {Sheet} sheet @param {Person[]} people @param {string} take @param {string} title @returns {Column[]} */
function scoreColumns(sheet, people, take, title) {
  const scores = new Map(people.map((person) => [person, personScores(sheet, person, take)]));
  const scales = new Map([...scores.values()].flat().map((scale) => [scale.id, scale.title]));
  return [...scales].flatMap(([id, name]) => {
    /** @param {Person} person */
    const score = (person) => scores.get(person)?.find((scale) => scale.id === id);
    const column = `${sheet.id}.${take}.score.${id}`;
    const heading = `${title} · ${say("class.csv.score", { scale: name })}`;
    return [
      { heading, id: column, read: (/** @type {Person} */ person) => score(person)?.value },
      {
        heading: `${heading} · ${say("class.csv.band")}`,
        id: `${column}.band`,
        read: (/** @type {Person} */ person) => score(person)?.band,
      },
    ];
  });
}
