/**
 * Before and after in a judgement test: in which situations the reply was chosen that its author marks as
 * correct. Only who replied to a situation both times counts there. Touches no page.
 *
 * @typedef {import("./people.mjs").Sheet} Sheet
 * @typedef {import("./people.mjs").Field} Field
 * @typedef {import("./people.mjs").Person} Person
 * @typedef {{label: string, pairs: number, before: number, after: number, gained: number, lost: number}} Judged
 *   one situation: people who replied both times, of them right before and after, and who changed to or
 *   away from that reply
 */
import { empty } from "../core/values.mjs";
import { responseOf } from "./people.mjs";
import { isRight } from "./summary.mjs";

/** The situations of a sheet that is filled in at moments. @param {Sheet} sheet @returns {Field[]} */
export const situationsOf = (sheet) =>
  sheet.repeat?.moments ? sheet.fields.filter(({ choices }) => choices?.some(({ correct }) => correct)) : [];

/** @param {Sheet} sheet @param {Person[]} people @param {string} from @param {string} to two takes @returns {Judged[]} */
export const judged = (sheet, people, from, to) =>
  situationsOf(sheet)
    .map((field) => {
      const replies = people.map((person) => [from, to].map((take) => responseOf(person, sheet, field, take).value));
      const pairs = replies.filter((both) => !both.some(empty));
      return { label: field.prompt ?? "", ...judgedOf(field, pairs) };
    })
    .filter(({ pairs }) => pairs);

/** @param {Field} field @param {unknown[][]} pairs */
function judgedOf(field, pairs) {
  const marks = pairs.map((replies) => replies.map((reply) => isRight(field, reply)));
  /** @param {(mark: boolean[]) => boolean} test */
  const count = (test) => marks.filter(test).length;
  return {
    pairs: marks.length,
    before: count(([before]) => before),
    after: count(([, after]) => after),
    gained: count(([before, after]) => !before && after),
    lost: count(([before, after]) => before && !after),
  };
}

/**
 * In how many situations one person chose the correct reply; undefined until all of them have a reply.
 * @param {Sheet} sheet
 * @param {Person} person
 * @param {string} take
 * @returns {number | undefined}
 */
export function rightReplies(sheet, person, take) {
  const situations = situationsOf(sheet);
  const replies = situations.map((field) => responseOf(person, sheet, field, take).value);
  return replies.some(empty) ? undefined : situations.filter((field, i) => isRight(field, replies[i])).length;
}
