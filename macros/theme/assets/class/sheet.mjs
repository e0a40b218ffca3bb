/** One worksheet of a class: field by field, moment by moment, then scores and what has changed. */
import { isPrivate } from "../core/private.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { changes } from "./change.mjs";
import { barTable, changeTable, middleSentence, summaryNodes, table } from "./draw.mjs";
import { judged } from "./judged.mjs";
import { leftovers, responseOf } from "./people.mjs";
import { responsesOf, scalesOf } from "./scales.mjs";
import { summarise, textOf } from "./summary.mjs";
import { takeName, takesOf } from "./takes.mjs";

/**
 * @typedef {import("./people.mjs").Sheet} Sheet
 * @typedef {import("./people.mjs").Field} Field
 * @typedef {import("./people.mjs").Person} Person
 * @typedef {(i: number) => string} WhoOf what the i-th person is called
 * @typedef {import("./people.mjs").Response & {who: string}} ResponseOf
 */

/**
 * The nodes of a sheet, one field at a time, so that who draws them can rest in between.
 * @param {Sheet} sheet
 * @param {Person[]} people
 * @param {WhoOf} whoOf
 */
export function* sheetNodes(sheet, people, whoOf) {
  const takes = takesOf(sheet, people);
  /** @type {(string | undefined)[]} */
  const silent = [];
  yield make("h2", { className: "class-sheet" }, sheet.title);
  for (const field of sheet.fields.filter(({ type }) => type)) {
    const nodes = fieldNodes(sheet, field, people, takes, whoOf);
    if (nodes.length) yield section(field, nodes);
    else silent.push(field.prompt);
  }
  yield* judgements(sheet, people, takes);
  yield* scores(sheet, people, takes);
  yield* gone(sheet, people, whoOf);
  if (silent.length) yield make("p", { className: "class-silent" }, say("class.silent", { n: silent.length, prompts: silent.join(" · ") }));
}

/** @param {Field} field @param {HTMLElement[]} nodes */
const section = (field, nodes) => sectionNode({ "data-field": field.id }, [field.prompt], nodes, field.keep || isPrivate(field));

/**
 * One section of the results. What is private is marked, and never shown on a wall.
 * @param {Record<string, string>} attributes
 * @param {(string | undefined)[]} heading
 * @param {HTMLElement[]} nodes
 * @param {boolean} [hushed]
 * @param {"h3" | "h4"} [level]
 */
export function sectionNode(attributes, heading, nodes, hushed, level = "h3") {
  if (!hushed) return make("section", { className: "class-field", ...attributes }, make(level, {}, ...heading), ...nodes);
  const mark = make("span", { className: "class-private" }, say("class.private"));
  return make(
    "section",
    { className: "class-field", "data-private": "", ...attributes },
    make(level, {}, ...heading, " ", mark),
    make("p", { className: "class-hushed" }, say("class.hushed")),
    ...nodes,
  );
}

/**
 * @param {Sheet} sheet
 * @param {Field} field
 * @param {Person[]} people
 * @param {string[]} takes
 * @param {WhoOf} whoOf
 * @returns {HTMLElement[]}
 */
function fieldNodes(sheet, field, people, takes, whoOf) {
  const responses = takes.map((take) => people.map((person, i) => ({ who: whoOf(i), ...responseOf(person, sheet, field, take) })));
  const nodes = takes.flatMap((take, t) => {
    const summary = summarise(field, responses[t]);
    return summary.of ? summaryNodes(summary, caption(sheet, take, takes, summary.of)) : [];
  });
  return [...nodes, ...fieldChanges(sheet, field, takes, responses)];
}

/** @param {Sheet} sheet @param {string} take @param {string[]} takes @param {number} of */
export const caption = (sheet, take, takes, of) =>
  takes.length > 1 || sheet.repeat
    ? say("class.responses-take", { n: of, take: takeName(sheet, take) })
    : say("class.responses", { n: of });

/**
 * Each later moment against the first one.
 * @param {Sheet} sheet
 * @param {Field} field
 * @param {string[]} takes
 * @param {ResponseOf[][]} responses by take
 * @returns {HTMLElement[]}
 */
function fieldChanges(sheet, field, takes, responses) {
  if (!sheet.repeat?.moments) return [];
  return takes.slice(1).flatMap((take, t) => {
    const later = responses[t + 1];
    const pairs = responses[0].map((before, i) => ({ before: before.value, after: later[i].value }));
    const changed = changes(field, pairs);
    return changed.length ? [changeTable(changeCaption(sheet, String(takes[0]), take), changed)] : [];
  });
}

/** @param {Sheet} sheet @param {string} from @param {string} to */
const changeCaption = (sheet, from, to) => say("class.changed", { from: takeName(sheet, from), to: takeName(sheet, to) });

/** Each later moment of a judgement test against the first one. @param {Sheet} sheet @param {Person[]} people @param {string[]} takes */
function* judgements(sheet, people, takes) {
  const counts = [say("class.right-before"), say("class.right-after"), say("class.gained"), say("class.lost"), say("class.of")];
  for (const take of takes.slice(1)) {
    const rows = judged(sheet, people, takes[0], take);
    const cells = rows.map(({ label, before, after, gained, lost, pairs }) => [label, ...[before, after, gained, lost, pairs].map(String)]);
    if (rows.length)
      yield sectionNode(
        { "data-judged": take },
        [say("class.judged")],
        [table(changeCaption(sheet, takes[0], take), [say("class.situation"), ...counts], cells)],
      );
  }
}

/** @param {Sheet} sheet @param {Person[]} people @param {string[]} takes */
function* scores(sheet, people, takes) {
  for (const take of takes) {
    const scales = scalesOf(
      sheet,
      people.map((person) => responsesOf(sheet, person, take)),
    ).filter(({ of }) => of);
    const [scale] = scales;
    if (scale)
      yield sectionNode(
        { "data-scores": take },
        [say("class.scores")],
        scoreNodes(scales, caption(sheet, take, takes, scale.of)),
        sheet.fields.some(isPrivateScale),
      );
  }
}

/** @param {Field} field */
export const isPrivateScale = ({ response_scale: scale, keep, private: hidden }) => scale && (keep || hidden);

/** @param {import("./scales.mjs").ClassScale[]} scales @param {string} heading */
function scoreNodes(scales, heading) {
  const rows = scales.map(({ title, middle, of, unscored }) => [
    title,
    middle ? middleSentence(middle) : "–",
    String(of),
    String(unscored),
  ]);
  const bands = scales.filter((scale) => scale.bands.length).map((scale) => barTable(scale.title, scale.bands, scale.of));
  return [table(heading, [say("class.scale"), say("class.spread"), say("class.of"), say("class.unscored")], rows), ...bands];
}

/**
 * What was handed in for fields that this version of the sheet does not have.
 * @param {Sheet} sheet
 * @param {Person[]} people
 * @param {WhoOf} whoOf
 */
function* gone(sheet, people, whoOf) {
  const texts = people.flatMap((person, i) =>
    leftovers(person, sheet).map(({ field, value }) => ({
      who: say("class.person-field", { who: whoOf(i), field }),
      text: textOf({ id: field }, value),
    })),
  );
  if (texts.length)
    yield sectionNode(
      {},
      [say("class.leftovers")],
      summaryNodes({ kind: "texts", of: texts.length, texts }, say("class.leftovers-why")),
      true,
    );
}
