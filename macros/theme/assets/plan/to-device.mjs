/** The way to the learner's other device: everything as a file, or the one page as a code. Fetched when it is asked for. */
import { toldIfLate } from "../core/in-time.mjs";
import { make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { shareBackup } from "../backup/share-backup.mjs";

/**
 * Shares or saves the file with everything.
 * @param {import("../responses/store.mjs").Store} store
 * @param {(sentence: string) => void} tell while it takes long
 * @returns {Promise<string>} what to say of it
 */
export async function handOver(store, tell) {
  const { how, file } = await toldIfLate(shareBackup(store), () => tell(say("plan.file-late")));
  return how === "stopped" ? "" : say(`plan.file-${how}`, { file });
}

/**
 * Draws the code of the plan as it goes along, or takes it away again.
 * @param {HTMLElement} root
 * @param {import("./view.mjs").View} view
 * @param {string | undefined} day
 */
export async function toggleCode(root, { title: name, lines }, day) {
  const box = part(root, "code");
  const written = lines.filter(({ text }) => text);
  if (box.childElementCount) return box.replaceChildren();
  if (!written.length) return box.replaceChildren(make("p", {}, say("plan.code-empty")));
  const { codeNodes } = await import("./draw-code.mjs");
  const page = { ...(name && { name }), lines: Object.fromEntries(written.map(({ id, text }) => [id, text])), ...(day && { day }) };
  box.replaceChildren(...(await codeNodes(page, box.clientWidth)));
}
