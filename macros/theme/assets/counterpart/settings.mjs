/**
 * Which counterpart somebody meets: case, version, role, mood, difficulty and seed word. They stand
 * in the address after `#`, so that a class can meet the same one. Pure: touches no page.
 */
import { remembering, soundPast } from "./memory.mjs";
import { start } from "./rules.mjs";
import { plain } from "../cases/pasted.mjs";
import { pick } from "./random.mjs";
import { DIFFICULTIES, MOODS } from "./strategy.mjs";

/**
 * @typedef {import("../practice/ending.mjs").Role} Role
 * @typedef {import("../practice/ending.mjs").Case} Case
 * @typedef {Case & {about: string, texts: Record<"1" | "2", {shared: string, a: string, b: string}>}} PlayedCase a
 *   case as the counterpart's page has it
 * @typedef {Record<string, PlayedCase>} Cases by id
 * @typedef {typeof import("./strategy.mjs").MOODS} Moods
 * @typedef {{case: string, version: "1" | "2", role: Role, mood: keyof Moods | "surprise",
 *   difficulty: import("./rules.mjs").Difficulty, seed: string}} Settings
 *   `version` 2 is the walk-away version; `mood` may be "surprise"
 * @typedef {{settings?: Settings, mistake?: string}} Checked settings in order, or `mistake`: the end of its key below `game.mistake`
 */

const SURPRISE = "surprise";
const DRAWN = /** @type {(keyof Moods)[]} */ (Object.keys(MOODS));
/** @type {(keyof Moods | "surprise")[]} */
export const MOOD_NAMES = [SURPRISE, ...DRAWN];
export const DIFFICULTY_NAMES = /** @type {import("./rules.mjs").Difficulty[]} */ (Object.keys(DIFFICULTIES));
const SEED = /^[\p{L}\p{N}-]{1,30}$/u;
const LONGEST = 400;

/**
 * What an address says after `#`: `{settings}`, `{mistake}`, or `{}` when it says nothing about a game.
 * @param {string} fragment
 * @param {Cases} cases
 * @returns {Checked}
 */
export function fromFragment(fragment, cases) {
  const text = unescaped(String(fragment).replace(/^#/, ""));
  if (!text.includes("=")) return {};
  if (text.length > LONGEST) return { mistake: "long" };
  const typed = Object.fromEntries(new URLSearchParams(text));
  return checkTyped({ version: "1", role: "a", mood: SURPRISE, difficulty: DIFFICULTY_NAMES[0], ...typed }, cases);
}

/** Some programs write an address in HTML's way, or encode all of it once more. @param {string} text */
function unescaped(text) {
  const whole = !text.includes("=") && /%3D/i.test(text);
  return (whole ? text.replace(/%3D/gi, "=").replace(/%26/g, "&").replace(/%25/g, "%") : text).replaceAll("&amp;", "&");
}

/**
 * As `check`, for what was typed or pasted.
 * @param {Record<string, unknown>} typed
 * @param {Cases} cases
 * @returns {Checked}
 */
export const checkTyped = (typed, cases) =>
  check(Object.fromEntries(Object.entries(typed).map(([name, value]) => [name.trim(), trimmed(plain(String(value)))])), cases);

/** @param {string} text */
const trimmed = (text) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

/** The part of the address after `#`. @param {Settings} settings */
export const toFragment = ({ case: id, version, role, mood, difficulty, seed }) =>
  new URLSearchParams({ case: id, version, role, mood, difficulty, seed }).toString();

/**
 * `{settings}` with nothing else in them, or the first `{mistake}`.
 * @param {{[Name in keyof Settings]?: unknown} | undefined} wanted
 * @param {Cases} cases
 * @returns {Checked}
 */
export function check(wanted, cases) {
  const seed = String(wanted?.seed ?? "")
    .trim()
    .toLowerCase();
  const mistake = Object.entries({
    case: Object.hasOwn(cases, String(wanted?.case)),
    version: wanted?.version === "1" || (wanted?.version === "2" && Boolean(cases[String(wanted.case)]?.walk_away)),
    role: ["a", "b"].includes(String(wanted?.role)),
    mood: MOOD_NAMES.some((name) => name === wanted?.mood),
    difficulty: DIFFICULTY_NAMES.some((name) => name === wanted?.difficulty),
    seed: SEED.test(seed),
  }).find(([, good]) => !good)?.[0];
  if (mistake) return { mistake };
  const { case: id, version, role, mood, difficulty } = /** @type {Settings} */ (wanted);
  return { settings: { case: id, version, role, mood, difficulty, seed } };
}

/**
 * The mood one meets. "surprise" is drawn from the seed word, the same for everybody who has it.
 * @param {Settings} settings
 */
export const moodOf = ({ mood, seed }) => (mood === SURPRISE ? pick(DRAWN, seed, "mood") : mood);

/**
 * A new game; with a past, it is with somebody who remembers the last one.
 * @param {Settings} settings
 * @param {Cases} cases
 * @param {unknown} [past]
 * @returns {import("./rules.mjs").Game}
 */
export function newGame(settings, cases, past) {
  const { id, revision, issues, alternatives, walk_away: second } = cases[settings.case];
  const walkAway = settings.version === "2";
  const { role, difficulty, seed } = settings;
  const game = start({
    case: id,
    revision,
    issues,
    alternatives: walkAway && second ? second.alternatives : alternatives,
    walkAway,
    role,
    mood: moodOf(settings),
    difficulty,
    seed,
  });
  return remembering(game, soundPast(past, game));
}
