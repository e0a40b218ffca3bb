/**
 * What of the plan goes on paper or into a copy. Pure. For oneself, what one keeps is left out; for a
 * partner, what is private as well; each part comes back when it is ticked.
 *
 * @typedef {import("./gather.mjs").Line} Line
 * @typedef {import("./gather.mjs").Block} Block
 * @typedef {"me" | "partner"} Audience
 * @typedef {{lines: Line[], blocks: Block[]}} Plan
 * @typedef {Plan & {title: string}} View the title is empty while nothing says what the conversation is about
 */

/** A longer topic is no title: it stays where it stands. */
const LONGEST_TITLE = 90;

/** @typedef {{id: string, private: boolean, keep?: boolean}} Entry a line, or an entry of a block */

/** @param {Entry} entry @param {Audience} audience */
const leftOut = (entry, audience) => entry.keep || (audience === "partner" && entry.private);

/**
 * The plan as the audience gets it, titled, and with nothing in it twice.
 * @param {Plan} plan
 * @param {{audience: Audience, ticked: Set<string>}} choice
 * @param {string} [name] what the learner calls the negotiation
 * @returns {View}
 */
export function viewOf(plan, { audience, ticked }, name = "") {
  /** @param {Entry} entry */
  const stays = (entry) => !leftOut(entry, audience) || ticked.has(entry.id);
  const lines = plan.lines.filter(stays);
  const blocks = plan.blocks.map((block) => ({ ...block, entries: block.entries.filter(stays) }));
  const title = name || topicOf(blocks[0]);
  return { title, lines, blocks: withoutRepeats(blocks, [title, ...lines.map(({ text }) => text)]) };
}

/** What the conversation is about, which the first entry of all says, where it is short enough. @param {Block | undefined} block */
function topicOf(block) {
  const [item, ...others] = block?.entries[0]?.items ?? [];
  const isTitle = item && !others.length && item.text.length <= LONGEST_TITLE && !item.text.includes("\n");
  return isTitle ? item.text : "";
}

/** @param {string} text */
const plain = (text) => text.replace(/\s+/g, " ").trim();

/** Blocks without the items that stand in the title or in a line to say. @param {Block[]} blocks @param {string[]} texts @returns {Block[]} */
function withoutRepeats(blocks, texts) {
  const above = new Set(texts.map(plain));
  /** @param {Block["entries"][number]} entry */
  const rest = (entry) => ({ ...entry, items: entry.items.filter(({ text, details }) => details.length || !above.has(plain(text))) });
  return blocks
    .map((block) => ({ ...block, entries: block.entries.map(rest).filter(({ items, result }) => items.length || result) }))
    .filter(({ entries }) => entries.length);
}

/**
 * What can be ticked: `{id, label}` of each part with words that is left out otherwise.
 * @param {Plan} plan
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
  const open = blocks.filter(({ entries, gap }) => !entries.length && gap);
  return [...open].sort((a, b) => Number(b.required) - Number(a.required));
}
