/** A table from elsewhere: CSV as platforms write it, or cells that were copied from a spreadsheet. Pure. */

const SEPARATORS = ["\t", ";", ","];

/** The separator that the first line has most of; of several, the one that stands least in names. @param {string} text */
function separatorOf(text) {
  const line = text.replace(/[\r\n].*/s, "");
  const bare = line.replace(/"(?:[^"]|"")*"/g, "");
  /** @param {string} separator */
  const count = (separator) => bare.split(separator).length;
  return SEPARATORS.reduce((most, other) => (count(other) > count(most) ? other : most));
}

/**
 * The rows of a table, each as trimmed cells; empty lines are left out.
 * @param {string} text
 * @returns {string[][]}
 */
export function cellsOf(text) {
  const table = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(table);
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`, "gy");
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, bare, end] of table.matchAll(cell)) {
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    if (end !== separator) rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
}
