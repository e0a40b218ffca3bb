/**
 * What of the plan goes on paper or into a copy. Pure. For oneself, what one keeps is left out; for a
 * partner, what is private as well; each part comes back when it is ticked.
 *
 * @typedef {"me" | "partner"} Audience
 */

const leftOut = (part, audience) => part.keep || (audience === "partner" && part.private);

/** `{lines, blocks}` as the audience gets them. @param {{audience: Audience, ticked: Set<string>}} choice */
export function viewOf({ lines, blocks }, { audience, ticked }) {
  const stays = (part) => !leftOut(part, audience) || ticked.has(part.id);
  const kept = blocks.map((block) => ({ ...block, entries: block.entries.filter(stays) }));
  return { lines: lines.filter(stays), blocks: kept.filter(({ entries }) => entries.length) };
}

/** What can be ticked: `{id, label}` of each part with words that is left out otherwise. */
export function tickable({ lines, blocks }, audience) {
  const fromLines = lines.filter(({ text }) => text);
  const fromBlocks = blocks.flatMap((block) => block.entries.map((entry) => ({ ...entry, label: [block.title, entry.label].filter(Boolean).join(": ") })));
  return [...fromLines, ...fromBlocks].filter((part) => leftOut(part, audience)).map(({ id, label }) => ({ id, label }));
}

/** What is still open: blocks without a word, the required ones first. */
export function openOf(blocks) {
  const open = blocks.filter(({ entries, sources }) => !entries.length && sources.length);
  return [...open].sort((a, b) => b.required - a.required);
}
