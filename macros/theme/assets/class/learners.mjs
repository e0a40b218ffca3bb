/**
 * Which files are of one learner. Two submissions of one zip never are, whoever they seem to come from,
 * and a file is left out only for a newer one that is surely of the same learner. In doubt a file has a
 * row of its own, and the instructor is told. Pure.
 *
 * @typedef {import("../hand-in/format.mjs").HandIn} HandIn
 * @typedef {import("./platforms.mjs").Submission} Submission
 * @typedef {{path: string, handIn: HandIn, submission: Submission}} File
 * @typedef {{what: string, path: string, values?: Record<string, unknown>}} Named `what` is a key of `class.trouble.`
 * @typedef {object} Person
 * @property {string} name the name that the platform gave, or "" when it cannot be known
 * @property {Record<string, string>} ids their number or user name on each platform that a file came from
 * @property {string[]} typed the names that were written into the hand-ins
 * @property {string} place the folder or file that was handed in
 * @property {string[]} files newest first
 * @property {string} made when the newest was made
 * @property {import("../hand-in/format.mjs").Sheet[]} worksheets
 */

/** @param {File[]} files @returns {{people: Person[], named: Named[]}} */
export function learnersOf(files) {
  /** @type {Named[]} */
  const named = [];
  const rows = learners(files)
    .flatMap((group) => rowsOf(group, named))
    .sort((a, b) => inOrder(first(a).path, first(b).path));
  return { people: rows.map(personOf), named: [...named, ...doubles(rows)] };
}

/** @template T @param {T[]} list with at least one @returns {T} */
const first = (list) => /** @type {T} */ (list[0]);

const inOrder = new Intl.Collator("en", { numeric: true }).compare;
/** @param {File} file */
const typed = ({ handIn }) => (handIn.name ?? "").trim().toLowerCase();
/** @param {File} file */
const browser = ({ handIn }) => JSON.stringify([handIn.from, handIn.negotiation]);

/** A browser, a negotiation and a name: as much as a file that lies alone says of its learner. @param {File} file */
function author(file) {
  const { name, place, key } = file.submission;
  const folder = key && !typed(file) ? place : "";
  return JSON.stringify([browser(file), typed(file), (name || folder).toLowerCase()]);
}

/** @template T @param {T[]} list @param {(item: T) => unknown} keyOf @returns {T[][]} */
function grouped(list, keyOf) {
  /** @type {Map<unknown, T[]>} */
  const groups = new Map();
  for (const item of list) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/**
 * Submissions, and those of one author in several zips together: before and after are often two zips.
 * @param {File[]} files
 * @returns {File[][]}
 */
function learners(files) {
  const submissions = grouped(files, (file) => JSON.stringify([file.submission.key, file.submission.known || author(file)]));
  const sameAuthor = grouped(submissions, (all) => (all.every((file) => author(file) === author(first(all))) ? author(first(all)) : all));
  return sameAuthor.flatMap((all) => (inOneZip(all) ? all : [all.flat()]));
}

/**
 * Whether two of the submissions lie in one zip, so that they cannot be one learner's.
 * @param {File[][]} submissions
 */
const inOneZip = (submissions) => new Set(submissions.map((files) => first(files).submission.unit)).size < submissions.length;

/** @param {File} file */
const sheetsOf = ({ handIn }) => handIn.worksheets.map(({ id, take }) => `${id}/${take}`);
/** @param {File} a @param {File} b */
const overlap = (a, b) => sheetsOf(a).some((sheet) => sheetsOf(b).includes(sheet));
/** @param {File} a @param {File} b */
const newestFirst = (a, b) => Date.parse(b.handIn.made) - Date.parse(a.handIn.made) || a.path.localeCompare(b.path);

/**
 * The newest file counts as a whole; an older one adds only when it shares no worksheet with it.
 * @param {File[]} files
 * @param {Named[]} named is added to
 * @returns {File[][]}
 */
function rowsOf(files, named) {
  /** @type {File[][]} */
  const rows = [];
  for (const file of [...files].sort(newestFirst)) {
    const newer = rows.flat().find((other) => overlap(other, file) && replaces(other, file));
    const row = rows.find((others) => others.every((other) => !overlap(other, file) && isOneSide(other, file)));
    if (newer) named.push({ what: "again", path: file.path, values: { newest: newer.path } });
    else if (row) row.push(file);
    else rows.push([file]);
  }
  return rows;
}

/** @param {File} a @param {File} b */
const isOneSide = (a, b) => !typed(a) || !typed(b) || typed(a) === typed(b);

/** The name of a file as its learner's browser gave it: without the number of a copy. @param {File} file */
const stem = ({ path }) =>
  String(path.split(/[\\/]/).at(-1))
    .toLowerCase()
    .replace(/\.\w+$/, "")
    .replace(/( ?\(\d+\)|-\d+)$/, "");

/** @param {File} newer @param {File} older */
function replaces(newer, older) {
  const surely = newer.submission.known || typed(newer) || stem(newer) === stem(older);
  return surely && browser(newer) === browser(older) && isOneSide(newer, older);
}

/** @param {File[]} row @returns {Person} */
function personOf(row) {
  const {
    submission: { name, place },
    handIn: { made },
  } = first(row);
  const names = new Map(row.filter(typed).map((file) => [typed(file), String(file.handIn.name).trim()]));
  return {
    name,
    place,
    ids: Object.assign({}, ...row.map(({ submission }) => submission.ids)),
    typed: [...names.values()],
    files: row.map(({ path }) => path),
    made,
    worksheets: row.flatMap(({ handIn }) => handIn.worksheets),
  };
}

/** Rows that share a browser or a submission: all of them count. @param {File[][]} rows @returns {Named[]} */
function doubles(rows) {
  /** @type {Record<"browser" | "folder", Map<string, File[]>>} */
  const firsts = { browser: new Map(), folder: new Map() };
  return rows.flatMap((row) =>
    row.flatMap((file) => {
      const rowWith = {
        browser: firstOf(firsts.browser, browser(file), row),
        folder: firstOf(firsts.folder, file.submission.known ? file.submission.key : file.path, row),
      };
      const what = /** @type {("browser" | "folder")[]} */ (["browser", "folder"]).find((kind) => rowWith[kind] !== row);
      return what ? [{ what, path: file.path, values: { other: first(rowWith[what]).path } }] : [];
    }),
  );
}

/** @param {Map<string, File[]>} rows @param {string} key @param {File[]} row */
function firstOf(rows, key, row) {
  const known = rows.get(key) ?? row;
  rows.set(key, known);
  return known;
}
