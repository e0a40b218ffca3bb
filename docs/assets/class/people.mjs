/**
 * Who handed in: hand-ins as people, each file once, and everything that was not taken as it came,
 * named. Pure.
 *
 * @typedef {import("../hand-in/format.mjs").HandIn} HandIn
 * @typedef {{name: string, files: string[], made: string, worksheets: import("../hand-in/format.mjs").Sheet[]}} Person
 * @typedef {{what: string, path: string, values?: object}} Named `what` is a key of `class.trouble.`
 */
import { own } from "../worksheet/records.mjs";
import { read } from "../hand-in/format.mjs";

const MOODLE = /^(.+?)_\d+_assignsubmission_file/;
const CANVAS = /^(.+?)(?:_LATE)?_\d+_\d+_/;

/** The name that a platform put into a path, or "". */
export function platformName(path) {
  const parts = path.split("/");
  const found = parts.map((part) => (MOODLE.exec(part) ?? CANVAS.exec(part))?.[1]).find(Boolean);
  return found ?? "";
}

export class Class {
  #course;
  #sheets;
  #handIns = [];
  /** @type {Named[]} */
  #named = [];
  /** How many files came, whatever became of them. */
  files = 0;

  /** @param {{course: string, sheets: object[]}} course what this page knows */
  constructor({ course, sheets }) {
    this.#course = course;
    this.#sheets = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  }

  /** Takes a file in, or names what is wrong with it. @param {import("./intake.mjs").Found} found */
  add({ path, text, trouble }) {
    this.files += 1;
    if (trouble) return this.#name(trouble, path);
    const result = read(text);
    if (result.trouble) return this.#name(result.trouble, path);
    if (result.handIn.course !== this.#course) return this.#name("course", path, { course: result.handIn.course });
    if (result.unread.length) this.#name("unread", path, { fields: result.unread.slice(0, 20).join(", ") });
    this.#handIns.push({ path, name: result.handIn.name ?? platformName(path), handIn: result.handIn });
    return this.#versions(path, result.handIn);
  }

  /** @returns {{people: Person[], named: Named[]}} the newest file of each, and what happened to the others */
  result() {
    const groups = new Map();
    for (const one of this.#handIns) groups.set(whose(one), [...(groups.get(whose(one)) ?? []), one]);
    const named = [...this.#named, ...sharedBrowsers(this.#handIns)];
    const people = [...groups.values()].map((group) => personOf(group, named));
    return { people: people.sort((a, b) => a.files[0].localeCompare(b.files[0], "en", { numeric: true })), named };
  }

  #name(what, path, values) {
    this.#named.push({ what, path, values });
  }

  /** Worksheets of another version, and those that this course does not have. */
  #versions(path, { worksheets }) {
    for (const { id, revision } of worksheets) {
      const sheet = this.#sheets.get(id) ?? [...this.#sheets.values()].find(({ was }) => was?.includes(id));
      if (!sheet) this.#name("sheet", path, { id });
      else if (sheet.revision !== revision) this.#name("revision", path, { title: sheet.title, theirs: revision, ours: sheet.revision });
    }
  }
}

/** One browser, one negotiation, one name: then it is the same learner. */
const whose = ({ path, name, handIn }) => JSON.stringify([handIn.from, handIn.negotiation, name.trim().toLowerCase(), platformName(path).toLowerCase()]);

const partsOf = ({ worksheets }) => worksheets.map(({ id, take }) => `${id}/${take}`);
const newestFirst = (a, b) => Date.parse(b.handIn.made) - Date.parse(a.handIn.made) || a.path.localeCompare(b.path);

/** The newest hand-in counts as a whole; an older one adds only when it shares no worksheet with it. */
function personOf(group, named) {
  const [newest, ...older] = [...group].sort(newestFirst);
  const person = { name: newest.name, files: [newest.path], made: newest.handIn.made, worksheets: [...newest.handIn.worksheets] };
  for (const { path, handIn } of older) {
    const taken = new Set(partsOf(person));
    const again = partsOf(handIn).some((part) => taken.has(part));
    if (again) named.push({ what: "again", path, values: { newest: newest.path } });
    else join(person, path, handIn);
  }
  return person;
}

function join(person, path, { worksheets }) {
  person.files.push(path);
  person.worksheets.push(...worksheets);
}

/** Files of one browser under different names: both count, and the instructor is told. */
function sharedBrowsers(handIns) {
  const seen = new Map();
  return handIns.flatMap((one) => {
    const { from, negotiation } = one.handIn;
    const first = seen.get(`${from}/${negotiation}`) ?? one;
    seen.set(`${from}/${negotiation}`, first);
    return whose(first) === whose(one) ? [] : [{ what: "browser", path: one.path, values: { other: first.path } }];
  });
}

/** A person's response to a field in a take, also under earlier ids; with the labels of its rows. */
export function responseOf(person, sheet, field, take) {
  const names = [sheet.id, ...(sheet.was ?? [])];
  const found = person.worksheets.filter((one) => one.take === take && names.includes(one.id));
  for (const { responses, rows } of found) {
    const id = [field.id, ...(field.was ?? [])].find((name) => own(responses, name) !== undefined);
    if (id) return { value: responses[id], rows: own(rows, id) };
  }
  return {};
}

/** Responses to fields that a worksheet no longer has: `{field, value}`. */
export function leftovers(person, sheet) {
  const known = new Set(sheet.fields.flatMap(({ id, was }) => [id, ...(was ?? [])]));
  const theirs = person.worksheets.filter(({ id }) => id === sheet.id || sheet.was?.includes(id));
  return theirs.flatMap(({ responses }) => Object.entries(responses)).filter(([id]) => !known.has(id)).map(([field, value]) => ({ field, value }));
}
