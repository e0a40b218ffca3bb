/** The values of a scale. Pure. */

/** Tenths are not exact in a computer's numbers: this share of a step is no difference. */
const NEAR = 1e-6;

/** No scale that is listed has more values. */
const MOST = 1000;

/**
 * Every value from `min` to `max`, as an author would write it: 0.3, not 0.30000000000000004.
 * @param {{min?: number, max?: number, step?: number}} scale
 * @param {number} [most] how many values are wanted at most
 * @returns {number[]} empty when the scale has no ends, or too many values
 */
export function scaleValues({ min, max, step = 1 }, most = MOST) {
  if (min === undefined || max === undefined) return [];
  const count = Math.floor((max - min) / step + NEAR) + 1;
  return count > 0 && count <= most ? Array.from({ length: count }, (_, i) => Number((min + i * step).toFixed(9))) : [];
}

/**
 * The value of a scale that a response stands for, or the response itself when it stands for none.
 * @template T @param {number[]} values @param {T} response @returns {T | number}
 */
export function onScale(values, response) {
  if (typeof response !== "number" || values.length < 2) return response;
  const near = NEAR * (values[1] - values[0]);
  return values.find((value) => Math.abs(value - response) < near) ?? response;
}
