/** Codes of Huffman as deflate has them (RFC 1951, 3.2.2): frequent symbols get short ones. Pure. */

/** Longer ones are allowed, but the header needs fewer bits without them. */
const LONGEST = 13;

/**
 * How many bits the code of each symbol has; 0 for a symbol that does not occur.
 * @param {number[]} counts by symbol
 * @returns {number[]}
 */
export function lengthsOf(counts) {
  const lengths = counts.map(() => 0);
  const nodes = counts.flatMap((count, symbol) => (count ? [{ count, symbols: [symbol] }] : []));
  if (nodes.length === 1) lengths[nodes[0].symbols[0]] = 1;
  while (nodes.length > 1) {
    const [rarest, next] = nodes.sort((a, b) => a.count - b.count).splice(0, 2);
    const symbols = [...rarest.symbols, ...next.symbols];
    for (const symbol of symbols) lengths[symbol] += 1;
    nodes.push({ count: rarest.count + next.count, symbols });
  }
  return Math.max(...lengths) > LONGEST ? lengthsOf(counts.map((count) => Math.ceil(count / 2))) : lengths;
}

/** The codes of these lengths: in order of length, then of symbol. @param {number[]} lengths */
export function codesOf(lengths) {
  const codes = lengths.map(() => 0);
  for (let [bits, next] = [1, 0]; bits <= Math.max(...lengths); bits += 1, next <<= 1) {
    lengths.forEach((length, symbol) => {
      if (length === bits) codes[symbol] = next++;
    });
  }
  return codes;
}
