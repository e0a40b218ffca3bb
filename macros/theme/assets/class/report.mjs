/**
 * A learning platform's report on knowledge checks, as Moodle's "Interactions report" is downloaded: a
 * table with a row for each attempt, in which a question's id (`check-opening.by-email`) stands beside the
 * letters of what was chosen. Each learner has the questions in an order of their own, and a question again
 * for each change: the last one counts. Every row becomes what that learner could have handed in.
 *
 * @typedef {import("./intake.mjs").Found} Found
 * @typedef {import("./people.mjs").ClassCourse} ClassCourse
 * @typedef {{sheet: import("./people.mjs").Sheet, field: import("./people.mjs").Field}} Question
 */
import { cellsOf } from "./cells.mjs";
import { decoded } from "./encoding.mjs";
import { bytesOf, filesIn, MOST } from "./intake.mjs";
import { FORMAT, KIND } from "../hand-in/format.mjs";
import { chosenBy } from "../responses/choice-signs.mjs";
import { firstTake } from "../responses/takes.mjs";
import { typeOf } from "../responses/types/index.mjs";

const TABLE = /\.(csv|tsv|txt)$/i;
/** The column of right answers stands in the place of the responses where those were not asked for. */
const RIGHT_ANSWERS = /right|correct|richtig|juste|bonne/i;

/**
 * What was dropped: reports as what their learners chose, all else as it comes.
 * @param {Iterable<File>} files
 * @param {ClassCourse} course
 * @returns {AsyncGenerator<Found>}
 */
export async function* filesAndReports(files, course) {
  const others = [];
  for (const file of files) {
    const isTable = TABLE.test(file.name) && file.size <= MOST.file;
    const bytes = isTable && (await bytesOf(file));
    const learners = bytes ? learnersIn(decoded(bytes).text, course) : [];
    if (bytes === undefined) yield { path: file.name, trouble: "unopened" };
    else if (!learners.length) others.push(file);
    for (const learner of learners) yield handedIn(file, learner, course);
  }
  yield* filesIn(others);
}

/** @param {File} file @param {Learner} learner @param {ClassCourse} course @returns {Found} */
function handedIn(file, { row, name, worksheets }, { course }) {
  const about = { kind: KIND, format: FORMAT, course, from: `report-${row}`, negotiation: "report" };
  const made = new Date(file.lastModified).toISOString();
  // No platform's form of a submission: underscores could look like one.
  return {
    path: `${file.name.replaceAll("_", " ")} #${row}`,
    text: JSON.stringify({ ...about, made, name: name.slice(0, 300), worksheets }),
  };
}

/**
 * @typedef {{row: number, name: string, worksheets: import("../hand-in/format.mjs").Sheet[]}} Learner
 * @param {string | undefined} text
 * @param {ClassCourse} course
 * @returns {Learner[]} those of a table's rows that have answers to this course's questions
 */
export function learnersIn(text = "", course) {
  const questions = questionsOf(course);
  const [head = [], ...rows] = cellsOf(text);
  const learners = rows.map((cells, i) => ({
    row: i + 2,
    name: cells[0].trim(),
    worksheets: worksheetsOf(cells, head, questions),
  }));
  return learners.filter(({ worksheets }) => worksheets.length);
}

/** By what a platform calls it, each question with choices. @param {ClassCourse} course */
function questionsOf({ sheets }) {
  const all = sheets.flatMap((sheet) => sheet.fields.filter(({ choices }) => choices).map((field) => ({ sheet, field })));
  return new Map(all.map((question) => [`${question.sheet.id}.${question.field.id}`, question]));
}

/** @param {string[]} cells @param {string[]} head @param {Map<string, Question>} questions */
function worksheetsOf(cells, head, questions) {
  /** @type {Map<string, import("../hand-in/format.mjs").Sheet>} */
  const sheets = new Map();
  for (const [at, cell] of cells.entries()) {
    const question = questions.get(cell.trim());
    const value = question && !RIGHT_ANSWERS.test(head[at + 1]) && chosen(question.field, cells[at + 1] ?? "");
    if (!value) continue;
    const { id, revision } = question.sheet;
    const sheet = sheets.get(id) ?? {
      id,
      revision: /** @type {number} */ (revision),
      take: firstTake(question.sheet.repeat),
      responses: {},
    };
    sheet.responses[question.field.id] = value;
    sheets.set(id, sheet);
  }
  return [...sheets.values()];
}

/** @param {import("./people.mjs").Field} field @param {string} signs */
function chosen(field, signs) {
  const { choices = [] } = field;
  const ids = chosenBy(
    choices.map(({ id }) => id),
    signs,
  );
  return typeOf(field).holdsSeveral ? ids : ids?.[0];
}
