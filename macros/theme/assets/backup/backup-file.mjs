/** Taking everything along in a file, and opening it again: from the workbook, and from any worksheet. */
import { putAside } from "../responses/aside.mjs";
import { dayOf } from "../core/dates.mjs";
import { FORMAT } from "../responses/records.mjs";
import { isTime } from "../responses/times.mjs";
import { inTime, toldIfLate } from "../core/in-time.mjs";
import { MOST_BYTES, askForFile, saveFile } from "../core/file.mjs";
import { readSite, say } from "../core/strings.mjs";
import { fitsBackup, isOfDevice, readBackup, writeBackup } from "./backup.mjs";
import { confirmImport } from "./importing.mjs";
import { loadSentences } from "./late.mjs";
/** @import { Entry } from "../responses/records.mjs" */
/** @import { Store } from "../responses/store.mjs" */
/** @import { WorkbookData } from "../responses/workbook-data.mjs" */

const BACKUP = "_settings/backup";

/** @template T @param {string} key @param {T} content @returns {[string, T]} */
const entry = (key, content) => [key, content];

/**
 * `[key, record]` of all that a backup holds. What cannot be read, or not from a file, goes along put aside.
 * @param {Store} store
 * @returns {Entry[]}
 */
export function recordsOf(store) {
  /** @param {string} key */
  const bare = (key) => key.slice(store.prefix.length);
  const records = store.list().map(([key, record]) => entry(bare(key), record));
  const unread = store.unreadable().map(([key, data]) => entry(bare(key), data));
  const good = records.filter(([key, record]) => fitsBackup(key, record));
  const others = [...records.filter(([key, record]) => !fitsBackup(key, record)), ...unread.filter(([key]) => !isOfDevice(key))];
  const now = Date.now();
  return [
    ...good,
    ...others.map(([key, data]) => putAside(key, data)).map(([key, value]) => entry(key, { format: FORMAT, value, savedAt: now })),
  ];
}

/** The text of a backup of all that is here. @param {Store} store @param {Date} [made] @returns {string} */
export const backupOf = (store, made = new Date()) => writeBackup(recordsOf(store), { course: readSite().course, made });

/** @param {Date} made @param {string} [ending] */
export const backupName = (made, ending = "json") => `${readSite().course}-${dayOf(made)}.${ending}`;

/** Saves a backup to a file, and remembers when. Gives the file's name. @param {Store} store @returns {string} */
export function saveBackup(store) {
  const made = new Date();
  const name = backupName(made);
  saveFile(name, backupOf(store, made), "application/json");
  store.put(store.prefix + BACKUP, { value: made.getTime() });
  return name;
}

/** When the last backup was saved on this device, in milliseconds, or undefined. @param {Store} store @returns {number | undefined} */
export function lastBackup(store) {
  const saved = store.get(store.prefix + BACKUP)?.value;
  return isTime(saved) ? saved : undefined;
}

/**
 * Asks for a file and takes it over, once the learner has seen what it changes.
 * @param {WorkbookData} workbook
 * @param {(sentence: string) => void} tell while it takes long
 * @returns {Promise<string>} what to say about it; "" when nobody went on
 */
export async function openBackup(workbook, tell) {
  const sentences = loadSentences("import"); // while somebody chooses
  const file = await askForFile(".json,.txt,application/json,text/plain");
  if (!file) return "";
  if (!(await inTime(sentences).catch(() => false))) return say("not-loaded");
  if (file.size > MOST_BYTES) return say("import.too-big");
  const text = await toldIfLate(file.text(), () => tell(say("import.late"))).catch(() => undefined);
  tell("");
  if (text === undefined) return say("import.unread");
  const { backup, problem } = readBackup(text, readSite().course);
  return problem ? say(problem.key, problem.values) : confirmImport(workbook, backup);
}
