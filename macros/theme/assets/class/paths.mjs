/**
 * The ways that a class took through one dialogue: who said what where, as numbers of people. Pure.
 *
 * @typedef {import("../dialogue/spec.mjs").Dialogue} Dialogue
 * @typedef {import("../dialogue/code.mjs").Way} Way
 * @typedef {{id: string, n: number}} Counted how many people
 * @typedef {{id: string, n: number, replies: Counted[]}} Visited a turn that somebody came to
 * @typedef {{from: string, to: string, n: number}} Step how many people went from a turn to a turn or an ending
 * @typedef {{dialogue: Dialogue, people: number, endings: Counted[], turns: Visited[], steps: Step[], unseen: number}} Paths
 *   `turns` in the author's order; `steps`: those that somebody took; `unseen`: how many turns nobody came to
 */

/**
 * Who came by twice counts once, for the turn and for each reply.
 * @param {Way[]} ways of the same dialogue
 * @param {Dialogue} dialogue
 * @returns {Paths}
 */
export function pathsOf(ways, dialogue) {
  const seen = ways.map(({ path }) => new Set(path.flatMap((move) => keysOf(dialogue, move))));
  /** @param {string} key */
  const people = (key) => seen.filter((keys) => keys.has(key)).length;
  const turns = Object.entries(dialogue.turns).map(([id, { replies }]) => ({
    id,
    n: people(id),
    replies: replies.map((reply) => ({ id: reply.id, n: people(keyOf(id, reply.id)) })),
  }));
  const visited = turns.filter(({ n }) => n);
  const steps = linksOf(dialogue).map(({ from, to }) => ({ from, to, n: people(stepKey(from, to)) }));
  return {
    dialogue,
    people: ways.length,
    endings: Object.keys(dialogue.endings).map((id) => ({ id, n: ways.filter(({ ending }) => ending === id).length })),
    turns: visited,
    steps: steps.filter(({ n }) => n),
    unseen: turns.length - visited.length,
  };
}

/** @param {string} turn @param {string} reply */
const keyOf = (turn, reply) => `${turn}/${reply}`;

/** @param {string} from @param {string} to */
const stepKey = (from, to) => `${from}>${to}`;

/** What a move counts for: its turn, its reply, and where it led. @param {Dialogue} dialogue @param {Way["path"][number]} move */
function keysOf({ turns }, { turn, reply }) {
  const { to } = /** @type {import("../dialogue/spec.mjs").Reply} */ (turns[turn].replies.find(({ id }) => id === reply));
  return [turn, keyOf(turn, reply), stepKey(turn, to)];
}

/** Every pair that a reply leads between, once. @param {Dialogue} dialogue */
const linksOf = ({ turns }) =>
  Object.entries(turns).flatMap(([from, { replies }]) => [...new Set(replies.map(({ to }) => to))].map((to) => ({ from, to })));
