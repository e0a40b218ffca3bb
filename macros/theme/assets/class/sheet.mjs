/** One worksheet of a class: field by field, moment by moment, then scores and what has changed. */
import { counted } from "../responses/counted.mjs";
import { empty } from "../core/values.mjs";
import { isPrivate } from "../core/private.mjs";
import { make } from "../core/elements.mjs";
import { say } from "../core/strings.mjs";
import { changes } from "./change.mjs";
import { barTable, changeTable, middleWords, summaryNodes, table } from "./draw.mjs";
import { leftovers, responseOf } from "./people.mjs";
import { scalesOf } from "./scales.mjs";
import { summarise, textOf } from "./summary.mjs";

/** The takes of a sheet that somebody handed in: moments in their order, then numbered ones. */
export function takesOf(sheet, people) {
  const names = [sheet.id, ...(sheet.was ?? [])];
  const found = new Set(people.flatMap(({ worksheets }) => worksheets.filter(({ id }) => names.includes(id)).map(({ take }) => take)));
  const moments = Object.keys(sheet.repeat?.moments ?? {});
  const rank = (take) => (moments.includes(take) ? moments.indexOf(take) : moments.length);
  return [...found].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en", { numeric: true }));
}

/** "Before the course", or "Time 2". */
export function takeName(sheet, take) {
  const moment = sheet.repeat?.moments?.[take];
  return moment ?? say("class.take", { n: Number(/^take-(\d{1,6})$/.exec(take)?.[1] ?? 1) });
}

/**
 * The nodes of a sheet, one field at a time, so that who draws them can rest in between.
 * @param {import("./people.mjs").Person[]} people @param {(i: number) => string} whoOf
 */
export function* sheetNodes(sheet, people, whoOf) {
  const takes = takesOf(sheet, people);
  const silent = [];
  yield make("h2", { class: "class-sheet" }, sheet.title);
  for (const field of sheet.fields.filter(({ type }) => type)) {
    const nodes = fieldNodes(sheet, field, people, takes, whoOf);
    if (nodes.length) yield section(field, nodes);
    else silent.push(field.prompt);
  }
  yield* scores(sheet, people, takes);
  yield* gone(sheet, people, whoOf);
  if (silent.length) yield make("p", { class: "class-silent" }, say("class.silent", { n: silent.length, prompts: silent.join(" · ") }));
}

const section = (field, nodes) => part({ "data-field": field.id }, [field.prompt], nodes, field.keep || isPrivate(field));

/** One part of the results. What is private is marked, and never shown on a wall. */
function part(attributes, heading, nodes, hushed) {
  if (!hushed) return make("section", { class: "class-field", ...attributes }, make("h3", {}, ...heading), ...nodes);
  const mark = make("span", { class: "class-private" }, say("class.private"));
  return make("section", { class: "class-field", "data-private": "", ...attributes },
    make("h3", {}, ...heading, " ", mark), make("p", { class: "class-hushed" }, say("class.hushed")), ...nodes);
}

function fieldNodes(sheet, field, people, takes, whoOf) {
  const given = takes.map((take) => people.map((person, i) => ({ who: whoOf(i), ...responseOf(person, sheet, field, take) })));
  const nodes = takes.flatMap((take, t) => {
    const summary = summarise(field, given[t]);
    return summary.of ? summaryNodes(summary, caption(sheet, take, takes, summary.of)) : [];
  });
  return [...nodes, ...fieldChanges(sheet, field, takes, given)];
}

const caption = (sheet, take, takes, of) =>
  (takes.length > 1 || sheet.repeat ? say("class.responses-take", { n: of, take: takeName(sheet, take) }) : say("class.responses", { n: of }));

/** Each later moment against the first one. */
function fieldChanges(sheet, field, takes, given) {
  if (!sheet.repeat?.moments) return [];
  return takes.slice(1).flatMap((take, t) => {
    const pairs = given[0].map((before, i) => ({ before: before.value, after: given[t + 1][i].value }));
    const found = changes(field, pairs);
    return found.length ? [changeTable(changeCaption(sheet, takes[0], take), found)] : [];
  });
}

const changeCaption = (sheet, from, to) => say("class.changed", { from: takeName(sheet, from), to: takeName(sheet, to) });

function* scores(sheet, people, takes) {
  for (const take of sheet.scoring ? takes : []) {
    const found = scalesOf(sheet, people.map((person) => allResponses(sheet, person, take))).filter(({ of }) => of);
    if (found.length) yield part({ "data-scores": take }, [say("class.scores")], scoreNodes(found, caption(sheet, take, takes, found[0].of)), sheet.fields.some(isPrivateScale));
  }
}

const isPrivateScale = ({ response_scale: scale, keep, private: hidden }) => scale && (keep || hidden);

function allResponses(sheet, person, take) {
  const pairs = sheet.fields.filter(({ type }) => type).map((field) => [field.id, counted(field, responseOf(person, sheet, field, take).value)]);
  return Object.fromEntries(pairs.filter(([, value]) => !empty(value)));
}

function scoreNodes(found, words) {
  const rows = found.map(({ title, middle, of, unscored }) => [title, middleWords(middle), String(of), String(unscored)]);
  const bands = found.filter((scale) => scale.bands.length).map((scale) => barTable(scale.title, scale.bands, scale.of));
  return [table(words, [say("class.scale"), say("class.spread"), say("class.of"), say("class.unscored")], rows), ...bands];
}

/** What was handed in for fields that this version of the sheet does not have. */
function* gone(sheet, people, whoOf) {
  const texts = people.flatMap((person, i) => leftovers(person, sheet).map(({ field, value }) => ({ who: say("class.person-field", { who: whoOf(i), field }), text: textOf({}, value) })));
  if (texts.length) yield part({}, [say("class.leftovers")], summaryNodes({ kind: "texts", texts }, say("class.leftovers-why")), true);
}
