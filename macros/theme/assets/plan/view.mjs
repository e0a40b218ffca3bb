/**
 * What of the plan goes on paper or into a copy. Pure. For oneself, what one keeps is left out; for a
 * partner, what is private as well; each part comes back when it is ticked.
 *
 * @typedef {import("./gather.mjs").Line} Line
 * @typedef {import("./gather.mjs").Block} Block
 * @typedef {"me" | "partner"} Audience
 * @typedef {{lines: Line[], blocks: Block[]}} View
 */

/** @typedef {{id: string, private: boolean, keep?: boolean}} Entry a line, or an entry of a block */

/** @param {Entry} entry @param {Audience} audience */
const leftOut = (entry, audience) => entry.keep || (audience === "partner" && entry.private);

/**
 * The plan as the audience gets it.
 * @param {View} plan
 * @param {{audience: Audience, ticked: Set<string>}} choice
 * @returns {View}
 */
export function viewOf({ lines, blocks }, { audience, ticked }) {
  /** @param {Entry} entry */
  const stays = (entry) => !leftOut(entry, audience) || ticked.has(entry.id);
  const shown = blocks.map((block) => ({ ...block, entries: block.entries.filter(stays) }));
  return { lines: lines.filter(stays), blocks: shown.filter(({ entries }) => entries.length) };
}

/**
 * What can be ticked: `{id, label}` of each part with words that is left out otherwise.
 * @param {View} plan
 * @param {Audience} audience
 */
export function tickable({ lines, blocks }, audience) {
  const fromLines = lines.filter(({ text }) => text);
  const fromBlocks = blocks.flatMap((block) =>
    block.entries.map((entry) => ({ ...entry, label: [block.title, entry.label].filter(Boolean).join(": ") })),
  );
  return [...fromLines, ...fromBlocks].filter((entry) => leftOut(entry, audience)).map(({ id, label }) => ({ id, label }));
}

/** What is still open: blocks without a word, the required ones first. @param {Block[]} blocks */
export function openOf(blocks) {
  const open = blocks.filter(({ entries, sources }) => !entries.length && sources.length);
  return [...open].sort((a, b) => Number(b.required) - Number(a.required));
}
