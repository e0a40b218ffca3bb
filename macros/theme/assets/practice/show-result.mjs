/** Draws the result of a case as the debrief draws it: sentences, a plot, and the same as a table. */
import { calculate } from "../scoring/insights/case-result.mjs";
import { insightNodes } from "../scoring/draw-insights.mjs";
import * as plots from "../scoring/plots/index.mjs";

/**
 * @param {HTMLElement} box
 * @param {string} id unique on the page
 * @param {import("./ending.mjs").EndingCase} data
 * @param {{ending: import("./ending.mjs").Ending, code: string, guesses: import("./ending.mjs").Guesses}} played
 */
export function drawResult(box, id, data, { ending: { role, who, when }, code, guesses }) {
  const insight = calculate({ code, role, guesses, subject: { who, when } }, { cases: { [data.id]: data } });
  box.replaceChildren(...insightNodes(insight, `${id}.result-plot`, plots));
}
