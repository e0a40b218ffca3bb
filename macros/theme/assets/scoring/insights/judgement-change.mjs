/**
 * How often the reply was chosen that the author marks as correct: the first time, and the last. Rule: only
 * a take in which every situation has a reply counts. What is correct, and why, is said once there are two
 * such takes: whoever knows it before the second time tests nothing but their memory.
 */
import { labelOf, ready, sentence, waiting } from "./common.mjs";
/** @import { Field } from "../../responses/spec.mjs" */
/** @import { About, Insight, Take } from "./common.mjs" */

/** @param {Field} field @returns {string[]} */
const correctIds = ({ choices = [] }) => choices.filter(({ correct }) => correct).map(({ id }) => id);

/** @param {Field} field @param {Take} take */
const isRight = (field, { responses }) => correctIds(field).includes(/** @type {string} */ (responses[field.id]));

/** @param {Record<string, About>} about @returns {Field[]} */
const situationsOf = (about) => Object.values(about).flatMap(({ field }) => (field && correctIds(field).length ? [field] : []));

/** The reply that comes first, and why. @param {Field} field */
const note = (field) => ({
  title: field.prompt ?? "",
  lines: [...correctIds(field).map((id) => labelOf(field.choices, id)), ...(field.reason ? [field.reason] : [])],
});

/** @param {unknown} _inputs @param {{about: Record<string, About>, takes: Take[]}} context @returns {Insight} */
export function calculate(_inputs, { about, takes }) {
  const fields = situationsOf(about);
  const whole = takes.filter(({ responses }) => fields.every(({ id }) => responses[id]));
  const [first, last, of] = [whole[0], whole[whole.length - 1], fields.length];
  if (whole.length < 2) return waiting(first ? "insights.judgement-change.again" : "insights.judgement-change.all", { of });
  const marks = fields.map((field) => [isRight(field, first), isRight(field, last)]);
  /** @param {(mark: boolean[]) => boolean} test */
  const count = (test) => marks.filter(test).length;
  const gained = count(([before, after]) => !before && after);
  const lost = count(([before, after]) => before && !after);
  return ready(
    [
      sentence("insights.judgement-change.change", { before: count(([before]) => before), after: count(([, after]) => after), of }),
      ...(gained + lost ? [sentence("insights.judgement-change.moved", { gained, lost })] : []),
      sentence("insights.judgement-change.careful", { of }),
    ],
    {
      table: {
        caption: sentence("insights.judgement-change.caption"),
        head: [sentence("insights.judgement-change.situation"), first.label, last.label],
        rows: marks.map((mark, i) => [fields[i].prompt ?? "", ...mark.map(word)]),
      },
      notes: fields.map(note),
    },
  );
}

/** @param {boolean} right */
const word = (right) => sentence(right ? "insights.judgement-change.right" : "insights.judgement-change.other");
