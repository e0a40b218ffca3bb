/**
 * Result codes of dialogues: one line that holds the way somebody took, for a class to gather.
 *
 *     rent-letter:qkfm-abdca-b-xw
 *
 * Behind the id: four letters for the dialogue as it stands, a letter for each reply by its place among those
 * of its turn (from the 26th on with a `z` before it for every 25), and two letters that notice a slip.
 * Letters alone, so that no code is taken for that of a case. It never holds what a learner wrote.
 * Pure: touches no page. Whatever is typed, the answer is a way, a named mistake, or nothing.
 *
 * @typedef {import("./spec.mjs").Dialogue} Dialogue
 * @typedef {{turn: string, reply: string}} Move
 * @typedef {{dialogue: string, path: Move[], ending: string}} Way
 * @typedef {{mistake: "edited" | "mistyped" | "several" | "unknown", values?: Record<string, string>}} Mistake
 *   its key under `browser: class.dialogue`
 */
import { plain } from "../cases/pasted.mjs";
import { begin, hasEnded, offered, take } from "./state.mjs";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const MORE = "z";
const [VERSION, CHECK, GROUP] = [4, 2, 5];
/** Characters of the longest code: what is longer is no way through, but going round in circles. */
const LONGEST = 900;

const START = "(?:^|[^\\p{L}\\p{N}-])-*";
const REST = "\\s*:\\s*([a-z]{4}(?:\\s*-+\\s*[a-z]+)+)(?![\\p{L}\\p{N}])";
const ANY = new RegExp(`${START}([a-z][a-z0-9-]{0,59})\\s*:\\s*[a-z]{4}(?:-[a-z]{1,5})+-[a-z]{2}(?![\\p{L}\\p{N}-])`, "u");

/**
 * @param {Dialogue} dialogue
 * @param {Move[]} path from the beginning on
 * @returns {string | undefined} undefined where it would be too long to pass on
 */
export function write(dialogue, path) {
  const way = path.map(({ turn, reply }) => letterOf(dialogue.turns[turn].replies.findIndex(({ id }) => id === reply))).join("");
  const version = versionOf(dialogue);
  const groups = way.match(new RegExp(`.{1,${GROUP}}`, "g")) ?? [];
  const code = `${dialogue.id}:${[version, ...groups, hashed(version + way, CHECK)].join("-")}`;
  return code.length > LONGEST ? undefined : code;
}

/**
 * The way that a line holds, with whatever messengers and word processors make of its hyphens and capital letters.
 * @param {string} text
 * @param {Record<string, Dialogue>} dialogues those that a code may be of
 * @returns {Way | Mistake | undefined} undefined where nothing looks like the code of a dialogue
 */
export function read(text, dialogues) {
  const line = plain(text.slice(0, LONGEST + 100));
  const codes = new Map([...line.matchAll(patternOf(Object.keys(dialogues)))].map(([, id, rest]) => [`${bare(id)}:${bare(rest)}`, rest]));
  if (codes.size > 1) return { mistake: "several" };
  for (const [code, rest] of codes) return wayOf(dialogues, idOf(dialogues, code.slice(0, code.indexOf(":"))), rest);
  const unknown = ANY.exec(line)?.[1];
  return unknown === undefined ? undefined : { mistake: "unknown", values: { id: unknown } };
}

/** Also where a hyphen of the id was lost. @param {string[]} ids */
function patternOf(ids) {
  const spelled = ids.map((id) => id.split("-").join("[\\s_-]*"));
  return new RegExp(`${START}(${spelled.join("|") || "(?!)"})${REST}`, "gu");
}

/** @param {Record<string, Dialogue>} dialogues @param {string} spelled @returns {string} */
const idOf = (dialogues, spelled) => /** @type {string} */ (Object.keys(dialogues).find((id) => bare(id) === spelled));

/** @param {string} text */
const bare = (text) => text.replace(/[\s_-]/g, "");

/**
 * Groups behind the code may be words of the message around it.
 * @param {Record<string, Dialogue>} dialogues
 * @param {string} id
 * @param {string} rest behind the colon
 * @returns {Way | Mistake}
 */
function wayOf(dialogues, id, rest) {
  const groups = rest.split(/[\s-]+/);
  const codes = groups.map((_, i) => groups.slice(0, i + 1).join(""));
  const whole = codes.filter((code) => code.length > VERSION + CHECK && isSound(code)).at(-1);
  if (!whole) return { mistake: "mistyped" };
  const dialogue = dialogues[id];
  const played = whole.startsWith(versionOf(dialogue)) && walk(dialogue, whole.slice(VERSION, -CHECK));
  return played ? { dialogue: id, ...played } : { mistake: "edited", values: { title: dialogue.title } };
}

/** @param {string} code without its hyphens */
const isSound = (code) => hashed(code.slice(0, -CHECK), CHECK) === code.slice(-CHECK);

/**
 * @param {Dialogue} dialogue
 * @param {string} letters
 * @returns {{path: Move[], ending: string} | undefined} undefined where they do not lead to an ending
 */
function walk(dialogue, letters) {
  const path = /** @type {Move[]} */ ([]);
  let state = begin(dialogue);
  for (const letter of letters.match(/z*[a-y]/g) ?? []) {
    const reply = dialogue.turns[state.place]?.replies[placeOf(letter)];
    if (!reply || !offered(dialogue, state).includes(reply)) return undefined;
    path.push({ turn: state.place, reply: reply.id });
    state = take(dialogue, state, reply);
  }
  return hasEnded(dialogue, state) ? { path, ending: state.place } : undefined;
}

/** @param {number} place among the replies of a turn */
const letterOf = (place) => MORE.repeat(Math.floor(place / 25)) + LETTERS[place % 25];

/** @param {string} letter @returns {number} */
const placeOf = (letter) => 25 * (letter.length - 1) + LETTERS.indexOf(letter.slice(-1));

/** All that decides where a reply leads; no wording, so that a typing error may be mended. @param {Dialogue} dialogue */
function versionOf({ start, variables, turns, endings }) {
  const rules = Object.entries(turns).map(([id, { replies }]) => [
    id,
    replies.map((reply) => [reply.id, reply.if, reply.set, reply.find, reply.once, reply.shared, reply.to]),
  ]);
  return hashed(JSON.stringify([start, variables, rules, Object.keys(endings)]), VERSION);
}

/** A text as letters that another text hardly ever has (FNV-1a). @param {string} text @param {number} length */
function hashed(text, length) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return Array.from({ length }, (_, i) => LETTERS[Math.floor(hash / 26 ** i) % 26]).join("");
}
