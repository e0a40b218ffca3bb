/**
 * Which files are of one learner. Two submissions of one zip never are, whoever they seem to come from,
 * and a file is left out only for a newer one that is surely of the same learner. In doubt a file has a
 * row of its own, and the instructor is told. Pure.
 *
 * @typedef {import("../hand-in/format.mjs").HandIn} HandIn
 * @typedef {import("./platforms.mjs").Submission} Submission
 * @typedef {{path: string, handIn: HandIn, submission: Submission}} File
 * @typedef {{what: string, path: string, values?: object}} Named `what` is a key of `class.trouble.`
 * @typedef {object} Person
 * @property {string} name the name that the platform gave, or "" when it cannot be known
 * @property {string[]} typed the names that were written into the hand-ins
 * @property {string} place the folder or file that was handed in
 * @property {string[]} files newest first
 * @property {string} made when the newest was made
 * @property {import("../hand-in/format.mjs").Sheet[]} worksheets
 */

/** @param {File[]} files @returns {{people: Person[], named: Named[]}} */
export function learnersOf(files) {
  const named = [];
  const rows = learners(files).flatMap((group) => rowsOf(group, named)).sort((a, b) => inOrder(a[0].path, b[0].path));
  return { people: rows.map(personOf), named: [...named, ...doubles(rows)] };
}

const inOrder = new Intl.Collator("en", { numeric: true }).compare;
const typed = ({ handIn }) => (handIn.name ?? "").trim().toLowerCase();
const browser = ({ handIn }) => JSON.stringify([handIn.from, handIn.negotiation]);

/** A browser, a negotiation and a name: as much as a file that lies alone says of its learner. */
function author(file) {
  const { name, place, key } = file.submission;
  const folder = key && !typed(file) ? place : "";
  return JSON.stringify([browser(file), typed(file), (name || folder).toLowerCase()]);
}

function grouped(things, keyOf) {
  const groups = new Map();
  for (const thing of things) {
    const key = keyOf(thing);
    if (groups.has(key)) groups.get(key).push(thing);
    else groups.set(key, [thing]);
  }
  return [...groups.values()];
}

/** Submissions, and those of one author in several zips together: before and after are often two zips. */
function learners(files) {
  const submissions = grouped(files, (file) => JSON.stringify([file.submission.key, file.submission.known || author(file)]));
  const sameAuthor = grouped(submissions, (all) => (all.every((file) => author(file) === author(all[0])) ? author(all[0]) : all));
  return sameAuthor.flatMap((all) => (inOneZip(all) ? all : [all.flat()]));
}

/** Whether two of the submissions lie in one zip, so that they cannot be one learner's. */
const inOneZip = (submissions) => new Set(submissions.map(([{ submission }]) => submission.unit)).size < submissions.length;

const sheetsOf = ({ handIn }) => handIn.worksheets.map(({ id, take }) => `${id}/${take}`);
const overlap = (a, b) => sheetsOf(a).some((sheet) => sheetsOf(b).includes(sheet));
const newestFirst = (a, b) => Date.parse(b.handIn.made) - Date.parse(a.handIn.made) || a.path.localeCompare(b.path);

/** The newest file counts as a whole; an older one adds only when it shares no worksheet with it. */
function rowsOf(files, named) {
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

const isOneSide = (a, b) => !typed(a) || !typed(b) || typed(a) === typed(b);

/** The name of a file as its learner's browser gave it: without the number of a copy. */
const stem = ({ path }) => path.split(/[\\/]/).at(-1).toLowerCase().replace(/\.\w+$/, "").replace(/( ?\(\d+\)|-\d+)$/, "");

function replaces(newer, older) {
  const surely = newer.submission.known || typed(newer) || stem(newer) === stem(older);
  return surely && browser(newer) === browser(older) && isOneSide(newer, older);
}

/** @param {File[]} row */
function personOf(row) {
  const [{ submission: { name, place }, handIn: { made } }] = row;
  const names = new Map(row.filter(typed).map((file) => [typed(file), file.handIn.name.trim()]));
  return { name, place, typed: [...names.values()], files: row.map(({ path }) => path), made, worksheets: row.flatMap(({ handIn }) => handIn.worksheets) };
}

/** Rows that share a browser or a submission: all of them count. */
function doubles(rows) {
  const firsts = { browser: new Map(), folder: new Map() };
  return rows.flatMap((row) => row.flatMap((file) => {
    const first = { browser: firstOf(firsts.browser, browser(file), row), folder: firstOf(firsts.folder, file.submission.known ? file.submission.key : file.path, row) };
    const what = ["browser", "folder"].find((kind) => first[kind] !== row);
    return what ? [{ what, path: file.path, values: { other: first[what][0].path } }] : [];
  }));
}

function firstOf(rows, key, row) {
  if (!rows.has(key)) rows.set(key, row);
  return rows.get(key);
}
