/** Where the words are, how safe they are there, and the last backup. */
import { dateWords } from "../core/dates.mjs";
import { part } from "../core/dom.mjs";
import { inTime, toldIfLate } from "../core/in-time.mjs";
import { askToKeep, wayToAsk } from "../worksheet/persist.mjs";
import { empty } from "../core/values.mjs";
import { splitKey } from "../responses/keys.mjs";
import { say } from "../core/strings.mjs";
import { lastBackup } from "../backup/backup-file.mjs";

/**
 * @typedef {import("../responses/store.mjs").Store} Store
 * @typedef {[key: string, record: import("../responses/records.mjs").SavedResponse]} Entry
 */

const DAY = 86_400_000;
const LONG = 7 * DAY;

/**
 * When something was last written, in milliseconds; 0 before the first word. A time that has not come yet is no time.
 * @param {Store} store
 * @param {number} [now]
 */
function lastWritten(store, now = Date.now()) {
  const responses = store.list().filter((/** @type {Entry} */ [key, { value }]) => splitKey(store.prefix, key) && !empty(value));
  return responses.reduce(
    (/** @type {number} */ last, /** @type {Entry} */ [, { savedAt }]) => Math.max(last, savedAt <= now ? savedAt : 1),
    0,
  );
}

/**
 * Nothing before the first word; then when the last backup was, and a reminder if much came since.
 * @param {Store} store
 * @param {number} [now]
 */
function backupSentence(store, now = Date.now()) {
  const [written, saved] = [lastWritten(store), lastBackup(store)];
  if (!written) return "";
  if (!saved) return say("backup-never");
  const last = say("backup-last", { day: dateWords(saved, { dateStyle: "long" }) });
  if (written <= saved) return `${last} ${say("backup-all")}`;
  return now - saved > LONG ? `${last} ${say("backup-again")}` : last;
}

/** @param {HTMLElement} element @param {string} text */
const setText = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
};

/** How the browser can be asked to keep the words for long, as far as it has answered. @type {string} */
let way = "no";

/** Milliseconds that the page waits for the browser's answer before it shows anything: what is drawn later moves what can be pressed. */
const BRIEFLY = 1000;

/** Learns how the browser can be asked. */
const learnWay = async () => {
  way = await wayToAsk().catch(() => "no");
};

/** What the browser was asked when the page came, until it is shown. @type {Promise<void> | undefined} */
let first;

/** Resolves once the section can be drawn as it will stay. @param {Store} store */
export function isKnown(store) {
  first = learnWay();
  return Promise.all([store.ready, inTime(first, BRIEFLY).catch(() => {})]);
}

/** @param {HTMLElement} root @param {Store} store */
export async function showKeep(root, store) {
  draw(root, store);
  const answer = first ?? learnWay();
  first = undefined;
  await answer;
  draw(root, store);
}

/** @param {HTMLElement} root @param {Store} store */
function draw(root, store) {
  const health = part(root, "health");
  health.dataset.state = store.state;
  setText(part(root, "backup"), backupSentence(store));
  /** @type {HTMLInputElement} */ (part(root, "nothing")).checked = store.keepsNothing;
  const state = store.state === "saving" ? "durable" : store.state;
  const unsure = state === "durable" && lastWritten(store) > 0 && way !== "kept";
  setText(health, say(unsure ? "health-unsure" : `health-${state}`));
  part(root, "persist").hidden = !unsure || way !== "person";
}

/** The browser asks the learner; resolves to what to say about the answer. @param {Store} store @param {(text: string) => void} tell */
export async function keep(store, tell) {
  const agreed = await toldIfLate(askToKeep(store), () => tell(say("persist-late"))).catch(() => false);
  return say(agreed ? "persist-agreed" : "persist-refused");
}
