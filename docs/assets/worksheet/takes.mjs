/** `repeat`: a worksheet filled in more than once. Pure. */

/** The id of the first take: the first named moment, or `first`. */
export const firstTake = (repeat) => Object.keys(repeat?.moments ?? { first: 0 })[0];

/** The take that holds a field: fields that are not repeated stay in the first one. */
export const takeOf = (repeat, field, take) =>
  repeat && (repeat.fields ?? [field]).includes(field) ? take : firstTake(repeat);

const number = (take) => Number(take.split("-")[1] ?? 1);

/** Ids of all takes on offer: the named moments, or the free ones that are `used`. */
export function takeIds(repeat, used) {
  if (repeat?.moments) return Object.keys(repeat.moments);
  const free = used.filter((take) => /^take-\d+$/.test(take)).sort((a, b) => number(a) - number(b));
  return [firstTake(repeat), ...free];
}

/** The id for one more free take. */
export const nextTake = (used) => `take-${Math.max(1, ...takeIds({}, used).map(number)) + 1}`;

/** The take to open with: the last one that was used. */
export const lastUsed = (repeat, used) => takeIds(repeat, used).filter((take) => used.includes(take)).pop() ?? firstTake(repeat);
