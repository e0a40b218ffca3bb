/**
 * What the path of a file says about who handed it in. Learning platforms put a name into the folder or
 * the file of a submission, each in its own form:
 *
 * | platform | form |
 * |---|---|
 * | Moodle | `Ana López_123_assignsubmission_file_/hand-in.json`, or all of it in the name of the file |
 * | Brightspace | `123-456 - Ana López - Nov 22, 2026 1030 AM/hand-in.json`, or all of it in the name |
 * | Blackboard | `Hand in_alopez_attempt_2026-11-22-10-30-00_hand-in.json` |
 * | Canvas | `lópezana_LATE_123_456_hand-in.json`; small letters and figures only |
 *
 * The zip that was chosen bears the name of a course, so it is never read. Pure.
 *
 * @typedef {{key: string, name: string, stem?: string, ids?: Record<string, string>}} Form what the form of a name says
 *
 * @typedef {object} Submission
 * @property {string} name the name that the platform gave, or "" when it cannot be known
 * @property {Record<string, string>} ids the platform's own number or user name of the learner, by platform
 * @property {string} stem a name that may still have the assignment's in front, as Blackboard's has; or ""
 * @property {string} place the folder or file of the submission, as it is shown
 * @property {string} key the same for all files of a submission, for no other one; "" for a file that
 *   lies alone
 * @property {string} unit the zip that the submission lies in
 * @property {boolean} known whether the form is a platform's, so that all in it is handed in by one side
 */

/** The platforms whose numbers or user names of learners are known, by what `ids` calls them. */
export const PLATFORMS = { moodle: "Moodle", brightspace: "Brightspace", blackboard: "Blackboard", canvas: "Canvas" };

const MOODLE = /^((.+?)(?:_(\d+))?)_assignsubmission_[a-z]/i;
const BLIND = /^participant( \d+)?$/i;
const BRIGHTSPACE = /^\d+-\d+$/;
const YEAR = /\b(19|20)\d\d\b/;
const BLACKBOARD = /^(.+_([^_]+))_attempt_\d{4}(?:-\d\d){5}/;
// Canvas writes `<name>_<learner>_<file>_…`. A number like 2026 is more likely a year.
const CANVAS = /^((.+?)(?:_LATE)?_((?!20\d\d_)\d+))_(?!20\d\d_)\d+_./u;
const CANVAS_BLIND = /^((?:LATE_)?anon_[a-z0-9]+)_\d+_./i;
const CANVAS_NAME = /^(?:(?!\p{Lu})[\p{L}\p{M}\p{N}_'’-])+$/u;
const ZIP = /\.zip$/i;

/** @param {string} platform @param {string | undefined} id @returns {Record<string, string>} */
const idOf = (platform, id) => (id ? { [platform]: id } : {});

/** What a platform's form says, or undefined when the text has no such form. @type {((text: string) => Form | undefined)[]} */
const SURE = [
  (text) => {
    const found = MOODLE.exec(text);
    if (!found) return undefined;
    const [, key, name, id] = found;
    return { key, name: BLIND.test(name) ? "" : name, ids: idOf("moodle", id) };
  },
  (text) => {
    const pieces = text.split(" - ");
    const date = pieces.findIndex((piece, i) => i > 1 && YEAR.test(piece));
    return BRIGHTSPACE.test(pieces[0]) && date > 0
      ? { key: pieces.slice(0, date + 1).join(" - "), name: pieces.slice(1, date).join(" - "), ids: idOf("brightspace", pieces[0]) }
      : undefined;
  },
  (text) => {
    const found = BLACKBOARD.exec(text);
    if (!found) return undefined;
    const [, stem, name] = found;
    return { key: stem, name, stem, ids: idOf("blackboard", name) };
  },
];

/**
 * Canvas marks nothing, so its form is read in the names of files only, after all others.
 * @param {string} text
 * @returns {Form | undefined}
 */
function canvas(text) {
  const [, blind] = CANVAS_BLIND.exec(text) ?? [];
  if (blind) return { key: blind, name: "" };
  const found = CANVAS.exec(text);
  if (!found) return undefined;
  const [, key, name, id] = found;
  return CANVAS_NAME.test(name) ? { key, name, ids: idOf("canvas", id) } : { key, name: "" };
}

/** @param {string} path with the name of the zip in front, where there is one @returns {Submission} */
export function submissionOf(path) {
  const names = path
    .normalize("NFC")
    .split(/[\\/]+/)
    .filter(Boolean);
  const first = names.length > 1 && ZIP.test(names[0]) ? 1 : 0;
  return sure(names, first) ?? likely(names, first) ?? unknown(names, first);
}

/**
 * The outermost name in a form that nothing else has: what lies inside is the learner's own.
 * @param {string[]} names
 * @param {number} first
 * @returns {Submission | undefined}
 */
function sure(names, first) {
  for (const [i, name] of names.entries()) {
    const form = i < first ? undefined : SURE.map((read) => read(name)).find(Boolean);
    if (form) return submission(names, i, form, true);
  }
  return undefined;
}

/**
 * The innermost file, or zip in a zip, in the form of Canvas.
 * @param {string[]} names
 * @param {number} first
 * @returns {Submission | undefined}
 */
function likely(names, first) {
  for (let i = names.length - 1; i >= first; i -= 1) {
    const name = names[i];
    const form = i === names.length - 1 || ZIP.test(name) ? canvas(name) : undefined;
    if (form) return submission(names, i, form, Boolean(form.name));
  }
  return undefined;
}

/** @param {string[]} names @param {number} i @param {Form} form @param {boolean} known @returns {Submission} */
const submission = (names, i, { key, name, stem = "", ids = {} }, known) => ({
  name: name.trim(),
  ids,
  stem,
  place: names[i],
  known,
  key: [...names.slice(0, i), key].join("/"),
  unit: names
    .slice(
      0,
      names
        .slice(0, i)
        .map((name) => ZIP.test(name))
        .lastIndexOf(true) + 1,
    )
    .join("/"),
});

/**
 * A folder of which nothing is known, or a file that lies alone.
 * @param {string[]} names
 * @param {number} first
 * @returns {Submission}
 */
function unknown(names, first) {
  const folder = names.slice(first, -1).join("/");
  return {
    name: "",
    ids: {},
    stem: "",
    place: folder || (names.at(-1) ?? ""),
    known: false,
    key: folder && names.slice(0, -1).join("/"),
    unit: names.slice(0, first).join("/"),
  };
}

/**
 * Names without what all of a zip begin with: Blackboard puts the assignment's name in front, and both
 * it and a user's name may have underscores.
 * @param {string[]} stems @returns {(stem: string) => string}
 */
export function withoutAssignment(stems) {
  const [first = "", ...others] = new Set(stems);
  if (!others.length) return (stem) => stem.slice(stem.lastIndexOf("_") + 1);
  let shared = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, shared))) shared -= 1;
  const start = first.lastIndexOf("_", shared - 1) + 1;
  return (stem) => stem.slice(start);
}
