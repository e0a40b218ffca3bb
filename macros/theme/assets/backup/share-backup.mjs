/** Hands the backup file to another device: by the share sheet of this one, where it takes files, else as a download. */
import { backupName, backupOf, saveBackup } from "./backup-file.mjs";

/** Some share sheets take no JSON: the same file is then called a text. */
const KINDS = [
  ["json", "application/json"],
  ["txt", "text/plain"],
];

/**
 * @param {import("../responses/store.mjs").Store} store
 * @returns {Promise<{how: "shared" | "saved" | "stopped", file: string}>}
 */
export async function shareBackup(store) {
  const made = new Date();
  const text = backupOf(store, made);
  const files = KINDS.map(([ending, type]) => new File([text], backupName(made, ending), { type }));
  /** @type {File | undefined} */
  let file;
  try {
    file = files.find((each) => navigator.canShare?.({ files: [each] }));
    if (file) {
      await navigator.share({ files: [file] });
      return { how: "shared", file: file.name };
    }
  } catch (problem) {
    if (file && problem instanceof DOMException && problem.name === "AbortError") return { how: "stopped", file: file.name };
  }
  return { how: "saved", file: saveBackup(store) };
}
