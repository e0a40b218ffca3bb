/**
 * Whether a good end is still within reach: explores all that can follow from a state. Pure.
 * What no condition asks for does not part two states; so a conversation that goes round in a circle has few.
 */
import { own } from "../core/values.mjs";
import { hasEnded, offered, take, useOf } from "./state.mjs";
/** @import { Condition, Dialogue, State } from "./spec.mjs" */

/** States after which it gives up. */
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

  /** @param {Dialogue} dialogue */
  constructor(dialogue) {
    this.dialogue = dialogue;
    this.counts = [...countsThatMatter(dialogue)];
    this.once = onceOnly(dialogue);
  }

  /** What a state comes to, as a text. @param {State} state */
  key({ place, variables, facts, visits, used }) {
    const times = this.counts.map(([turn, most]) => Math.min(own(visits, turn) ?? 0, most));
    return JSON.stringify([place, Object.values(variables), [...facts].sort(), times, used.filter((id) => this.once.has(id)).sort()]);
  }

  /**
   * Whether one of the best endings can still be reached.
   * @param {State} state
   * @returns {boolean | undefined} undefined when there are too many states to tell
   */
  canEndWell(state) {
    const known = this.#known.get(this.key(state));
    if (known !== undefined) return known;
    const seen = new Map([[this.key(state), state]]);
    for (const at of seen.values()) {
      if (own(this.dialogue.endings, at.place)?.best || this.#known.get(this.key(at))) return this.#learn([state], true);
      if (seen.size > MOST) return undefined;
      for (const next of this.#nexts(at)) if (!seen.has(this.key(next))) seen.set(this.key(next), next);
    }
    return this.#learn([...seen.values()], false);
  }

  /** @param {State} state @returns {State[]} */
  #nexts(state) {
    if (hasEnded(this.dialogue, state)) return [];
    return offered(this.dialogue, state).map((reply) => take(this.dialogue, state, reply));
  }

  /** @param {State[]} states @param {boolean} answer */
  #learn(states, answer) {
    for (const state of states) this.#known.set(this.key(state), answer);
    return answer;
  }
}
