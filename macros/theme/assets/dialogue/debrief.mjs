/**
 * What can be said of a conversation that has ended: what was found out, where it turned, which mistakes
 * were made. Pure.
 *
 * @typedef {object} Debrief
 * @property {import("./spec.mjs").Ending} ending
 * @property {string} id           of the ending
 * @property {string[]} found      texts of facts
 * @property {string[]} missed
 * @property {Turned | undefined} turned
 * @property {{kind: string, steps: Moment[]}[]} mistakes by kind, in words
 *
 * @typedef {object} Moment one step, in words
 * @property {number} at           its place in the path
 * @property {string | null} [name] who spoke, where it is not the person of the dialogue
 * @property {string} says         what they said
 * @property {string} say          what was answered
 * @property {string} own          what the learner had written
 *
 * @typedef {Moment & {well: boolean}} Turned `well`: a worse end was near, and this reply kept away from it;
 *   else a good end was still within reach, and after this reply it no longer was
 */
import { Explorer } from "./explore.mjs";
import { offered, take } from "./state.mjs";
/** @import { Dialogue, Reply, State, Step } from "./spec.mjs" */
/** @import { Replayed } from "./played.mjs" */

/** @param {Dialogue} dialogue @param {Step} step @returns {Reply} */
export const replyAt = ({ turns }, { turn, reply }) => /** @type {Reply} */ (turns[turn].replies.find(({ id }) => id === reply));

/** @param {Dialogue} dialogue @param {Step} step @param {number} at @returns {Moment} */
const moment = (dialogue, step, at) => {
  const { speaker, says } = dialogue.turns[step.turn];
  return { at, name: speaker, says, say: replyAt(dialogue, step).say, own: step.own };
};

/**
 * @param {Dialogue} dialogue
 * @param {Replayed} replayed which has ended
 * @returns {Debrief}
 */
export function debriefOf(dialogue, { played, states }) {
  const { place, facts } = /** @type {State} */ (states.at(-1));
  const ending = dialogue.endings[place];
  const known = Object.entries(dialogue.facts);
  return {
    ending,
    id: place,
    found: known.filter(([id]) => facts.includes(id)).map(([, words]) => words),
    missed: known.filter(([id]) => !facts.includes(id)).map(([, words]) => words),
    turned: turned(dialogue, played.path, states, Boolean(ending.best)),
    mistakes: mistakes(dialogue, played.path),
  };
}

/** @param {Dialogue} dialogue @param {Step[]} path */
function mistakes(dialogue, path) {
  const made = path.map((step, at) => ({ mistake: replyAt(dialogue, step).mistake, step: moment(dialogue, step, at) }));
  return Object.entries(dialogue.mistakes).flatMap(([id, kind]) => {
    const steps = made.filter(({ mistake }) => mistake === id).map(({ step }) => step);
    return steps.length ? [{ kind, steps }] : [];
  });
}

/**
 * The last step that decided; undefined where none did, or where it cannot be told.
 * @param {Dialogue} dialogue
 * @param {Step[]} path
 * @param {State[]} states
 * @param {boolean} well whether the end is one of the best
 * @returns {Turned | undefined}
 */
function turned(dialogue, path, states, well) {
  const explorer = new Explorer(dialogue);
  /** @param {number} at */
  const decided = (at) =>
    well
      ? otherStates(dialogue, states[at], path[at]).some((other) => explorer.canEndWell(other) === false)
      : explorer.canEndWell(states[at]) && explorer.canEndWell(states[at + 1]) === false;
  for (let at = path.length - 1; at >= 0; at--) if (decided(at)) return { ...moment(dialogue, path[at], at), well };
  return undefined;
}

/** Where the other replies would have led. @param {Dialogue} dialogue @param {State} state @param {Step} step @returns {State[]} */
const otherStates = (dialogue, state, { reply }) =>
  offered(dialogue, state)
    .filter(({ id }) => id !== reply)
    .map((other) => take(dialogue, state, other));

/** How many of the dialogue's endings were ever reached. @param {Dialogue} dialogue @param {string[]} done each once */
export const endingsSeen = ({ endings }, done) => ({ n: done.length, all: Object.keys(endings).length });
