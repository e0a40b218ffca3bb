/** The scores of a class on a worksheet's scales, by the rules that learners see. Touches no page. */
import { empty } from "../core/values.mjs";
import { counted } from "../responses/counted.mjs";
import { scaleName } from "../scoring/phrases.mjs";
import { score } from "../scoring/scoring.mjs";
import { rounded } from "../scoring/scale-score.mjs";
import { responseOf } from "./people.mjs";
import { middleOf } from "./summary.mjs";

/**
 * @typedef {import("./people.mjs").Sheet} Sheet
 * @typedef {import("../scoring/scale-score.mjs").ScaleScore} ScaleScore
 * @typedef {object} ClassScale how a class scored on a scale, or on one side of it
 * @property {string} title
 * @property {number} of how many people have a score
 * @property {number} unscored how many responded, but not to enough items
 * @property {import("./summary.mjs").Middle} [middle]
 * @property {{label: string, n: number}[]} bands
 */

/**
 * @param {Sheet} sheet @param {Record<string, unknown>[]} responses one of each person
 * @returns {ClassScale[]}
 */
export function scalesOf(sheet, responses) {
  const { scoring } = sheet;
  if (!scoring) return [];
  const people = responses.map((response) => scoresOf(sheet, response));
  const scales = new Map(people.flat().map((scale) => [keyOf(scale), scale]));
  return [...scales].map(([key, scale]) =>
    scaleOf(
      scoring,
      scale,
      people.map((scores) => scores.find((other) => keyOf(other) === key)),
    ),
  );
}

/** What of a person's responses counts. @param {Sheet} sheet @param {import("./people.mjs").Person} person @param {string} take */
export function responsesOf(sheet, person, take) {
  const pairs = sheet.fields
    .filter(({ type }) => type)
    .map((field) => /** @type {[string, unknown]} */ ([field.id, counted(field, responseOf(person, sheet, field, take).value)]));
  return Object.fromEntries(pairs.filter(([, value]) => !empty(value)));
}

/**
 * A person's scores as they are shown: those for which there were enough responses.
 * @param {Sheet} sheet
 * @param {import("./people.mjs").Person} person
 * @param {string} take
 * @returns {{id: string, title: string, value: number, band?: string}[]}
 */
export const personScores = (sheet, person, take) =>
  scoresOf(sheet, responsesOf(sheet, person, take)).flatMap((scale) =>
    scale.state === "scored"
      ? [
          {
            id: [scale.id, scale.side].filter(Boolean).join("."),
            title: scaleName(scale),
            value: rounded(scale.value),
            band: scale.band?.label,
          },
        ]
      : [],
  );

/**
 * No score where the responses are not what the scoring expects.
 * @param {Sheet} sheet
 * @param {Record<string, unknown>} responses
 * @returns {ScaleScore[]}
 */
function scoresOf(sheet, responses) {
  if (!sheet.scoring) return [];
  try {
    const { scales, total, leans = [] } = score(sheet.scoring, sheet.fields, responses);
    return [...scales, ...(total ? [total] : []), ...leans];
  } catch {
    return [];
  }
}

/** A scale, or one of its sides. @param {ScaleScore} scale */
const keyOf = ({ id, side }) => JSON.stringify([id, side]);

/**
 * @param {import("../responses/spec.mjs").Scoring} scoring
 * @param {ScaleScore} scale
 * @param {(ScaleScore | undefined)[]} scores of each person
 * @returns {ClassScale}
 */
function scaleOf(scoring, scale, scores) {
  const scored = scores.filter((person) => person?.state === "scored");
  const bands = [...scoring.scales, scoring.total].find((spec) => spec?.id === scale.id)?.bands ?? [];
  const middle = middleOf(scored.map(({ value }) => rounded(value)));
  /** @param {string} label */
  const count = (label) => scored.filter(({ band }) => band?.label === label).length;
  return {
    title: scaleName(scale),
    of: scored.length,
    unscored: scores.filter((person) => person && person.state !== "scored").length,
    middle,
    bands: bands.map(({ label }) => ({ label, n: count(label) })),
  };
}
