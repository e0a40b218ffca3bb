/** How far a guess of somebody's priorities lies from their real ones. Rule: curriculum 4.5, "Perspective gap". */

/**
 * Shares that add up to 100, from points of any total; null when there are none.
 * @param {Record<string, number>} points
 * @returns {Record<string, number> | null}
 */
function shares(points) {
  const total = Object.values(points).reduce((all, n) => all + n, 0);
  if (!(total > 0)) return null;
  return Object.fromEntries(Object.entries(points).map(([id, n]) => [id, (100 * n) / total]));
}

/**
 * Half the sum of the absolute differences between two sets of priority shares.
 *
 * @param {Record<string, number>} guess points by issue, none negative
 * @param {Record<string, number>} real likewise; an issue named on one side only has no share on the other
 * @returns {number | null} 0 = exact, 100 = opposite; null when either side has spread no points
 */
export function perspectiveGap(guess, real) {
  const [first, second] = [shares(guess), shares(real)];
  if (!first || !second) return null;
  const ids = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return ids.reduce((all, id) => all + Math.abs((first[id] ?? 0) - (second[id] ?? 0)), 0) / 2;
}
