/**
 * A conversation as it is kept: read from whatever is stored, played again, gone on with, gone back in.
 * Pure.
 *
 * @typedef {object} Replayed
 * @property {Played} played  with the ids that turns and replies have now
 * @property {State[]} states before the first reply, and after each
 * @property {number} [cut]   of what was kept: how many steps no longer fit, because the author changed the conversation
 */
import { own } from "../core/values.mjs";
import { begin, hasEnded, offered, take } from "./state.mjs";
/** @import { Dialogue, Played, Reply, State, Step, Written } from "./spec.mjs" */

/** More than anybody plays; what is stored may hold anything. */
const MOST = 10_000;

/** The key under which a dialogue is kept. @param {string} prefix of the site's keys @param {string} id */
export const keyOf = (prefix, id) => `${prefix}_practice/dialogue/${id}`;

/** @param {unknown} value */
const text = (value) => (typeof value === "string" ? value : "");

/** @param {unknown} value @returns {unknown[]} */
const list = (value) => (Array.isArray(value) ? value.slice(0, MOST) : []);

/** @param {unknown} entry @returns {Written} */
const written = (entry) => ({ turn: text(own(entry, "turn")), own: text(own(entry, "own")) });

/**
 * What is stored, in the right shape.
 * @param {unknown} value
 * @returns {Played | undefined} undefined for what no version so far has written
 */
export function read(value) {
  if (own(value, "v") !== 1) return undefined;
  return {
    v: 1,
    path: list(own(value, "path")).map((step) => ({ ...written(step), reply: text(own(step, "reply")) })),
    now: written(own(value, "now")),
    later: list(own(value, "later")).map(written),
    done: list(own(value, "done")).map(text),
  };
}

/** A conversation that has not begun. @param {Dialogue} dialogue @returns {Played} */
export const unplayed = (dialogue) => ({ v: 1, path: [], now: { turn: dialogue.start, own: "" }, later: [], done: [] });

/** True once there is something to keep or to go back to. @param {Played} played */
export const isBegun = ({ path, now, later, done }) => Boolean(path.length || now.own.trim() || later.length || done.length);

/**
 * Plays what is kept, from the beginning. Ids are looked up under the names that they had before. A path is
 * cut at the first step that does not fit; what was written there and behind it waits for its turn.
 * @param {Dialogue} dialogue
 * @param {Played} kept
 * @returns {Replayed}
 */
export function replay(dialogue, kept) {
  const [states, path] = [[begin(dialogue)], /** @type {Step[]} */ ([])];
  for (const { turn, own: words, reply: id } of kept.path) {
    const state = /** @type {State} */ (states.at(-1));
    const reply = turnNow(dialogue, turn) === state.place ? replyOf(dialogue, state, id) : undefined;
    if (!reply) break;
    states.push(take(dialogue, state, reply));
    path.push({ turn: state.place, own: words, reply: reply.id });
  }
  const left = kept.path.slice(path.length);
  const done = kept.done.flatMap((id) => endingNow(dialogue, id) ?? []);
  const renamed = { ...kept, path, now: named(dialogue, kept.now), later: kept.later.map((entry) => named(dialogue, entry)) };
  const waiting = left.map((step) => named(dialogue, step));
  return { played: arrive(dialogue, { ...renamed, done }, states, waiting), states, cut: left.length };
}

/** Says a reply, and keeps what stood in the box. @param {Dialogue} dialogue @param {Replayed} replayed @param {Reply} reply @returns {Replayed} */
export function goOn(dialogue, { played, states }, reply) {
  const state = /** @type {State} */ (states.at(-1));
  const path = [...played.path, { turn: state.place, own: played.now.own, reply: reply.id }];
  const after = [...states, take(dialogue, state, reply)];
  const empty = { turn: "", own: "" };
  return { played: arrive(dialogue, { ...played, path, now: empty }, after, []), states: after };
}

/** Back to the turn before the step `at`; words from there on wait for their turns. @param {Dialogue} dialogue @param {Replayed} replayed @param {number} at @returns {Replayed} */
export function goBack(dialogue, { played, states }, at) {
  const [path, before] = [played.path.slice(0, at), states.slice(0, at + 1)];
  return { played: arrive(dialogue, { ...played, path }, before, played.path.slice(at)), states: before };
}

/**
 * At the end of a path: the box is that of the turn that comes next. Words of other turns wait for theirs.
 * @param {Dialogue} dialogue
 * @param {Played} played
 * @param {State[]} states
 * @param {Written[]} left steps that were taken off the path
 * @returns {Played}
 */
function arrive(dialogue, played, states, left) {
  const state = /** @type {State} */ (states.at(-1));
  const done = hasEnded(dialogue, state) ? [...played.done, state.place] : played.done;
  const here = played.now.turn === state.place && !left.length;
  const later = distinct([...left, ...(here ? [] : [played.now]), ...played.later]);
  const waiting = here ? undefined : later.find(({ turn }) => turn === state.place);
  const now = here ? played.now : { turn: state.place, own: waiting?.own ?? "" };
  return { ...played, now, later: later.filter((entry) => entry !== waiting), done: [...new Set(done)] };
}

/** What is not empty, and the same words at the same turn once. @param {Written[]} entries @returns {Written[]} */
function distinct(entries) {
  const filled = entries.filter((entry) => entry.own.trim());
  return [...new Map(filled.map(({ turn, own: words }) => [JSON.stringify([turn, words]), { turn, own: words }])).values()];
}

/** The reply that is offered under an id, or had that id before. @param {Dialogue} dialogue @param {State} state @param {string} id @returns {Reply | undefined} */
function replyOf(dialogue, state, id) {
  const replies = offered(dialogue, state);
  return replies.find((reply) => reply.id === id) ?? replies.find(({ was }) => was?.includes(id));
}

/** The id that a turn or an ending has now; undefined for none. @param {Record<string, {was?: string[]}>} places @param {string} id */
const placeNow = (places, id) => (Object.hasOwn(places, id) ? id : Object.keys(places).find((now) => places[now].was?.includes(id)));

/** @param {Dialogue} dialogue @param {string} id @returns {string} the same where there is no such turn */
const turnNow = ({ turns }, id) => placeNow(turns, id) ?? id;

/** @param {Dialogue} dialogue @param {string} id */
const endingNow = ({ endings }, id) => placeNow(endings, id);

/** @param {Dialogue} dialogue @param {Written} entry @returns {Written} */
const named = (dialogue, { turn, own: words }) => ({ turn: turnNow(dialogue, turn), own: words });
