/**
 * How the learning platform has opened the package: `normal`, `preview` (nothing is stored, nothing is
 * completed) or `looking` (a review in which it takes nothing). Touches no page.
 *
 * Moodle opens a completed attempt for review, and stores what is set there like at any other time. Other
 * platforms refuse it, or answer "true" and drop it: so it is tried out.
 *
 * @typedef {"normal" | "preview" | "looking"} Way
 */
import { own } from "../core/values.mjs";

export const STATUS = "cmi.core.lesson_status";
const DATA = "cmi.suspend_data";
/** What each platform has room for. */
const PROMISED = 4096;
const MODES = { browse: "preview", review: "review" };

/**
 * Settles what a visit needs before anything else: a visit that sets no status counts as completed.
 * @param {import("./api.mjs").Session} session
 * @returns {Way}
 */
export function wayIn(session) {
  const mode = own(MODES, session.get("cmi.core.lesson_mode").toLowerCase()) ?? "normal";
  if (mode === "review" && !takes(session)) return "looking";
  session.offer("cmi.core.exit", "suspend");
  if (mode !== "review") begin(session, mode);
  return mode === "preview" ? mode : "normal";
}

/** @param {import("./api.mjs").Session} session @param {string} mode */
function begin(session, mode) {
  const status = session.get(STATUS).toLowerCase();
  if (mode === "preview" && ["", "not attempted"].includes(status)) session.set(STATUS, "browsed") || session.set(STATUS, "incomplete");
  if (mode === "normal" && ["", "not attempted", "browsed"].includes(status)) session.set(STATUS, "incomplete");
}

/**
 * True when a value that is set can be read again. A space at its end says nothing, and goes again; where
 * there is no room for it, the text itself is set.
 * @param {import("./api.mjs").Session} session
 */
function takes(session) {
  const text = session.get(DATA);
  if (session.error) return true; // Nothing is known yet: the copy is not touched.
  const tried = `${text} `;
  const taken = session.set(DATA, tried) && session.get(DATA) === tried;
  return session.set(DATA, text) && (taken || text.length >= PROMISED);
}
