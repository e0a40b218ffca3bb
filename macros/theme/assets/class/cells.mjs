/** A table from elsewhere: CSV as platforms write it, or cells that were copied from a spreadsheet. Pure. */

const SEPARATORS = ["\t", ";", ","];

/** The separator that the first line has most of. @param {string} text */
function separatorOf(text) {
  const [line = ""] = text.split(/\r?\n/, 1);
  const bare = line.replace(/"(?:[^"]|"")*"/g, "");
  const [most = ","] = [...SEPARATORS].sort((a, b) => bare.split(b).length - bare.split(a).length);
  return most;
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
  for (const [, quoted, bare = "", end] of table.matchAll(cell)) {
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    if (end === "") break;
    if (end !== separator) rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
}
