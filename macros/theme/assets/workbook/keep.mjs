/** Where the words are, how safe they are there, and the last backup. */
import { dateWords } from "../core/dates.mjs";
import { part } from "../core/dom.mjs";
import { askToKeep, wayToAsk } from "../worksheet/persist.mjs";
import { empty } from "../core/values.mjs";
import { splitKey } from "../responses/records.mjs";
import { say } from "../core/strings.mjs";
import { lastBackup } from "../backup/backup-file.mjs";

const DAY = 86_400_000;
const LONG = 7 * DAY;

/** When something was last written, in milliseconds; 0 before the first word. A time that has not come yet is no time. */
function lastWritten(store, now = Date.now()) {
  const words = store.list().filter(([key, { value }]) => splitKey(store.prefix, key) && !empty(value));
  return words.reduce((last, [, { savedAt }]) => Math.max(last, savedAt <= now ? savedAt : 1), 0);
}

/** Nothing before the first word; then when the last backup was, and a reminder if much came since. */
function backupWords(store, now = Date.now()) {
  const [written, saved] = [lastWritten(store), lastBackup(store)];
  if (!written) return "";
  if (!saved) return say("backup-never");
  const last = say("backup-last", { day: dateWords(saved, { dateStyle: "long" }) });
  if (written <= saved) return `${last} ${say("backup-all")}`;
  return now - saved > LONG ? `${last} ${say("backup-again")}` : last;
}

const setText = (element, words) => {
  if (element.textContent !== words) element.textContent = words;
  element.hidden = !words;
};

/** How the browser can be asked to keep the words for long, as far as it has answered. */
let way = "no";

/** @param {HTMLElement} root @param {import("../responses/store.mjs").Store} store */
export async function showKeep(root, store) {
  draw(root, store);
  way = await wayToAsk().catch(() => "no");
  draw(root, store);
}

function draw(root, store) {
  const health = part(root, "health");
  health.dataset.state = store.state;
  setText(part(root, "backup"), backupWords(store));
  part(root, "nothing").checked = store.keepsNothing;
  const state = store.state === "saving" ? "durable" : store.state;
  const unsure = state === "durable" && lastWritten(store) > 0 && way !== "kept";
  setText(health, say(unsure ? "health-unsure" : `health-${state}`));
  part(root, "persist").hidden = !unsure || way !== "person";
}

/** The browser asks the learner; resolves to what to say about the answer. @param {import("../responses/store.mjs").Store} store */
export async function keep(store) {
  const agreed = await askToKeep(store).catch(() => false);
  return say(agreed ? "persist-agreed" : "persist-refused");
}
