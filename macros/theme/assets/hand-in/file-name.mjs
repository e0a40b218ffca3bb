/** What the file of a hand-in is called. Pure. */

/** Longer names than this are cut: some systems and platforms refuse long ones. */
const MOST = 40;

/**
 * The file named after the person, so that thirty of them can lie in one folder: "hand-in-ana-lopez.json".
 * Without a name, or with one that has no letter or figure, it is `file` alone.
 * @param {string} name as it was typed
 * @param {string} file such as "hand-in.json"
 */
export function fileNameFor(name, file) {
  const words =
    name
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const slug = [...words.join("-")].slice(0, MOST).join("").replace(/-$/, "");
  const end = file.lastIndexOf(".");
  return slug ? `${file.slice(0, end)}-${slug}${file.slice(end)}` : file;
}
