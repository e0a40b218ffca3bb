/**
 * A learning platform knows choices by one letter or digit each, in the author's order. Pure.
 */
const SIGNS = [..."abcdefghijklmnopqrstuvwxyz0123456789"];

/** What choices are reported as: `a,c`. @param {string[]} choices all ids @param {string[]} ids the chosen ones @returns {string} */
export const signsOf = (choices, ids) => choices.flatMap((id, at) => (ids.includes(id) ? [SIGNS[at]] : [])).join(",");

/** The choices that signs stand for; undefined where one stands for none. @param {string[]} choices @param {string} signs @returns {string[] | undefined} */
export function chosenBy(choices, signs) {
  const places = signs
    .replace(/[{}\s]/g, "")
    .split(",")
    .map((sign) => SIGNS.indexOf(sign.toLowerCase()));
  return places.every((at) => at in choices) ? places.map((at) => /** @type {string} */ (choices[at])) : undefined;
}
