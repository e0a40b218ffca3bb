/** The scores of a class on a worksheet's scales, by the rules that learners see. Touches no page. */
import { rounded, score } from "../scoring/scoring.mjs";
import { middleOf } from "./summary.mjs";

/**
 * @param {object} sheet @param {Record<string, *>[]} responses one of each person
 * @returns {{title: string, of: number, unscored: number, middle?: object, bands: {label: string, n: number}[]}[]}
 */
export function scalesOf(sheet, responses) {
  if (!sheet.scoring) return [];
  const all = responses.map((one) => scoresOf(sheet, one));
  const names = new Map(all.flat().map((scale) => [nameOf(scale), scale]));
  return [...names].map(([title, scale]) => scaleOf(sheet, title, scale.id, all.map((scores) => scores.find((one) => nameOf(one) === title))));
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

const nameOf = ({ title, sideLabel }) => (sideLabel ? `${title}: ${sideLabel}` : title);

function scaleOf({ scoring }, title, id, scores) {
  const scored = scores.filter((one) => one?.state === "scored");
  const bands = [...scoring.scales, scoring.total].find((one) => one?.id === id)?.bands ?? [];
  const middle = middleOf(scored.map(({ value }) => rounded(value)));
  const count = (label) => scored.filter(({ band }) => band?.label === label).length;
  return { title, of: scored.length, unscored: scores.filter((one) => one && one.state !== "scored").length, middle, bands: bands.map(({ label }) => ({ label, n: count(label) })) };
}
