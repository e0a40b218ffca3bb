/** A number that somebody gave, or one halfway between two such: with all its decimals. @param {number} value */
export const exact = (value) =>
  new Intl.NumberFormat(globalThis.document?.documentElement.lang || "en", { maximumFractionDigits: 6 }).format(value).replace("-", "−");
