/**
 * How a dialogue goes on: the state, which replies are offered in it, and what taking one does. Pure.
 * The check of dialogues does the same (`macros/dialogues/state.py`); `tests/data/dialogues/` holds both to it.
 */
import { empty, own } from "../core/values.mjs";
/** @import { Condition, Dialogue, Range, Reply, State } from "./spec.mjs" */

const FIXED = ["found", "not_found", "visited", "not_visited", "times", "any"];

/** @param {Range} range @param {number} number */
const within = ({ at_least, at_most, is }, number) =>
  (empty(at_least) || number >= at_least) && (empty(at_most) || number <= at_most) && (empty(is) || number === is);

/** The ranges of variables that a condition names. @param {Condition} condition @returns {[string, Range][]} */
export const variablesOf = (condition) => Object.entries(condition).filter(([name]) => !FIXED.includes(name));

/**
 * Whether a condition holds; a variable that does not exist is 0.
 * @param {Condition} condition
 * @param {State} state
 * @returns {boolean}
 */
export function holds(condition, state) {
  const { found = [], not_found = [], visited = [], not_visited = [], times = {}, any = [] } = condition;
  /** @param {string} turn */
  const visits = (turn) => own(state.visits, turn) ?? 0;
  return (
    variablesOf(condition).every(([name, range]) => within(range, own(state.variables, name) ?? 0)) &&
    found.every((fact) => state.facts.includes(fact)) &&
    !not_found.some((fact) => state.facts.includes(fact)) &&
    visited.every(visits) &&
    !not_visited.some(visits) &&
    Object.entries(times).every(([turn, range]) => within(range, visits(turn))) &&
    (!any.length || any.some((each) => holds(each, state)))
  );
}

/** @param {Dialogue} dialogue @returns {State} the state in which a conversation begins */
export function begin({ variables, start }) {
  const values = Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, variable.start]));
  return enter({ place: start, variables: values, facts: [], visits: {}, used: [] }, start);
}

/** @param {Dialogue} dialogue @param {State} state @returns {boolean} whether an ending is reached */
export const hasEnded = ({ endings }, { place }) => Object.hasOwn(endings, place);

/** The replies that can be taken now, in the order in which they are shown. @param {Dialogue} dialogue @param {State} state @returns {Reply[]} */
export function offered({ turns }, state) {
  const replies = /** @type {Reply[]} */ (own(turns, state.place)?.replies ?? []);
  return replies.filter((reply) => !(reply.once && state.used.includes(useOf(state, reply))) && (!reply.if || holds(reply.if, state)));
}

/** What `used` remembers of a reply: a shared one was taken wherever it was taken. @param {State} state @param {Reply} reply */
export const useOf = ({ place }, { id, shared }) => (shared ? id : `${place}/${id}`);

/** The state after a reply that is offered. @param {Dialogue} dialogue @param {State} state @param {Reply} reply @returns {State} */
export function take(dialogue, state, reply) {
  const variables = { ...state.variables };
  for (const [name, operator, amount] of reply.set ?? []) {
    const range = own(dialogue.variables, name);
    if (range) variables[name] = clamped(range, operator === "=" ? amount : variables[name] + amount);
  }
  const facts = union(state.facts, reply.find ?? []);
  return enter({ ...state, variables, facts, used: union(state.used, [useOf(state, reply)]) }, reply.to);
}

/** @param {State} state @param {string} place @returns {State} */
const enter = (state, place) => ({ ...state, place, visits: { ...state.visits, [place]: (own(state.visits, place) ?? 0) + 1 } });

/** @param {import("./spec.mjs").Variable} range @param {number} value */
const clamped = ({ from, to }, value) => Math.min(Math.max(value, from), to);

/** @param {string[]} some @param {string[]} more */
const union = (some, more) => [...new Set([...some, ...more])];

/**
 * The state after these replies; for the cases that both halves share.
 * @param {Dialogue} dialogue
 * @param {string[]} replies ids
 * @returns {(State & {offered: string[]}) | {refused: string}} `refused`: the first that is not offered
 */
export function play(dialogue, replies) {
  let state = begin(dialogue);
  for (const id of replies) {
    const reply = offered(dialogue, state).find((each) => each.id === id);
    if (!reply) return { refused: id };
    state = take(dialogue, state, reply);
  }
  return { ...state, offered: offered(dialogue, state).map(({ id }) => id) };
}
