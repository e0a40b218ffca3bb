/**
 * Whether a good end is still within reach: explores all that can follow from a state. Pure.
 * What no condition asks for does not part two states; so a conversation that goes round in a circle has few.
 */
import { own } from "../core/values.mjs";
import { hasEnded, offered, take, useOf } from "./state.mjs";
/** @import { Condition, Dialogue, State } from "./spec.mjs" */

/** States after which it gives up, of all its answers together: what cannot be told must not hold the page up. */
const MOST = 20_000;

/** A condition and all below its `any`. @param {Condition} condition @returns {Condition[]} */
const all = (condition) => [condition, ...(condition.any ?? []).flatMap(all)];

/**
 * Turn → the count from which on more visits make no difference.
 * @param {Dialogue} dialogue
 * @returns {Map<string, number>}
 */
function countsThatMatter({ turns }) {
  const conditions = Object.values(turns).flatMap(({ replies }) => replies.flatMap((reply) => (reply.if ? all(reply.if) : [])));
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @param {string} turn @param {number} count */
  const note = (turn, count) => counts.set(turn, Math.max(count, counts.get(turn) ?? 0));
  for (const { visited = [], not_visited = [], times = {} } of conditions) {
    for (const turn of [...visited, ...not_visited]) note(turn, 1);
    for (const [turn, range] of Object.entries(times)) note(turn, Math.max(...Object.values(range).map(Number)) + 1);
  }
  return counts;
}

/** Replies that are offered only once, as `used` has them. @param {Dialogue} dialogue */
const onceOnly = ({ turns }) =>
  new Set(
    Object.entries(turns).flatMap(([place, { replies }]) =>
      replies.flatMap((reply) => (reply.once ? useOf(/** @type {State} */ ({ place }), reply) : [])),
    ),
  );

/** What can follow from states of one dialogue, remembered from one question to the next. */
export class Explorer {
  /** Answers so far: whether a best ending can be reached from a state. @type {Map<string, boolean>} */
  #known = new Map();
  #left = MOST;

  /** @param {Dialogue} dialogue */
  constructor(dialogue) {
    this.dialogue = dialogue;
    this.counts = [...countsThatMatter(dialogue)];
    this.once = onceOnly(dialogue);
  }

  /** A state without what makes no difference, so that following it stays cheap in a long dialogue. @param {State} state @returns {State} */
  #bare(state) {
    const visits = Object.fromEntries(this.counts.map(([turn, most]) => [turn, Math.min(own(state.visits, turn) ?? 0, most)]));
    return { ...state, visits, used: state.used.filter((id) => this.once.has(id)) };
  }

  /** What a bare state comes to, as a text. @param {State} state */
  #key({ place, variables, facts, visits, used }) {
    return JSON.stringify([place, Object.values(variables), [...facts].sort(), Object.values(visits), [...used].sort()]);
  }

  /**
   * Whether one of the best endings can still be reached.
   * @param {State} state
   * @returns {boolean | undefined} undefined when there are too many states to tell
   */
  canEndWell(state) {
    const first = this.#bare(state);
    const known = this.#known.get(this.#key(first));
    if (known !== undefined) return known;
    /** @type {Map<string, {at: State, before?: string}>} */
    const seen = new Map([[this.#key(first), { at: first }]]);
    for (const [key, { at }] of seen) {
      if (own(this.dialogue.endings, at.place)?.best || this.#known.get(key)) return this.#learn(wayTo(seen, key), true);
      if (this.#left-- <= 0) return undefined;
      for (const next of this.#nexts(at)) this.#note(seen, next, key);
    }
    return this.#learn(seen.keys(), false);
  }

  /** @param {Map<string, {at: State, before?: string}>} seen @param {State} at @param {string} before */
  #note(seen, at, before) {
    const key = this.#key(at);
    if (!seen.has(key)) seen.set(key, { at, before });
  }

  /** @param {State} state @returns {State[]} */
  #nexts(state) {
    if (hasEnded(this.dialogue, state)) return [];
    return offered(this.dialogue, state).map((reply) => this.#bare(take(this.dialogue, state, reply)));
  }

  /** @param {Iterable<string>} keys of states @param {boolean} answer */
  #learn(keys, answer) {
    for (const key of keys) this.#known.set(key, answer);
    return answer;
  }
}

/** The states on the way to one, itself included. @param {Map<string, {before?: string}>} seen @param {string | undefined} key */
function* wayTo(seen, key) {
  for (; key !== undefined; key = seen.get(key)?.before) yield key;
}
