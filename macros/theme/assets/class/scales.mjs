/** The scores of a class on a worksheet's scales, by the rules that learners see. Touches no page. */
import { scaleName } from "../scoring/phrases.mjs";
import { rounded, score } from "../scoring/scoring.mjs";
import { middleOf } from "./summary.mjs";

/**
 * @param {object} sheet @param {Record<string, *>[]} responses one of each person
 * @returns {{title: string, of: number, unscored: number, middle?: object, bands: {label: string, n: number}[]}[]}
 */
export function scalesOf(sheet, responses) {
  if (!sheet.scoring) return [];
  const people = responses.map((response) => scoresOf(sheet, response));
  const scales = new Map(people.flat().map((scale) => [keyOf(scale), scale]));
  return [...scales].map(([key, scale]) => scaleOf(sheet, scale, people.map((scores) => scores.find((other) => keyOf(other) === key))));
}

/** No score where the responses are not what the scoring expects. */
function scoresOf(sheet, responses) {
  try {
    const { scales, total, leans = [] } = score(sheet.scoring, sheet.fields, responses);
    return [...scales, ...(total ? [total] : []), ...leans];
  } catch {
    return [];
  }
}

/** A scale, or one of its sides. */
const keyOf = ({ id, side }) => JSON.stringify([id, side]);

function scaleOf({ scoring }, scale, scores) {
  const scored = scores.filter((person) => person?.state === "scored");
  const bands = [...scoring.scales, scoring.total].find((spec) => spec?.id === scale.id)?.bands ?? [];
  const middle = middleOf(scored.map(({ value }) => rounded(value)));
  const count = (label) => scored.filter(({ band }) => band?.label === label).length;
  return { title: scaleName(scale), of: scored.length, unscored: scores.filter((person) => person && person.state !== "scored").length, middle, bands: bands.map(({ label }) => ({ label, n: count(label) })) };
}
