/**
 * The ways that a class took through one dialogue: who said what where, as numbers of people. Pure.
 *
 * @typedef {import("../dialogue/spec.mjs").Dialogue} Dialogue
 * @typedef {import("../dialogue/code.mjs").Way} Way
 * @typedef {{id: string, n: number}} Counted how many people
 * @typedef {{id: string, n: number, replies: Counted[]}} Visited a turn that somebody came to
 * @typedef {{dialogue: Dialogue, people: number, endings: Counted[], turns: Visited[], unseen: number}} Paths
 *   `turns` in the author's order; `unseen`: how many turns nobody came to
 */

/**
 * Who came by twice counts once, for the turn and for each reply.
 * @param {Way[]} ways of the same dialogue
 * @param {Dialogue} dialogue
 * @returns {Paths}
 */
export function pathsOf(ways, dialogue) {
  const seen = ways.map(({ path }) => new Set(path.flatMap(({ turn, reply }) => [turn, keyOf(turn, reply)])));
  /** @param {string} key */
  const people = (key) => seen.filter((keys) => keys.has(key)).length;
  const turns = Object.entries(dialogue.turns).map(([id, { replies }]) => ({
    id,
    n: people(id),
    replies: replies.map((reply) => ({ id: reply.id, n: people(keyOf(id, reply.id)) })),
  }));
  const visited = turns.filter(({ n }) => n);
  return {
    dialogue,
    people: ways.length,
    endings: Object.keys(dialogue.endings).map((id) => ({ id, n: ways.filter(({ ending }) => ending === id).length })),
    turns: visited,
    unseen: turns.length - visited.length,
  };
}

/** @param {string} turn @param {string} reply */
const keyOf = (turn, reply) => `${turn}/${reply}`;
