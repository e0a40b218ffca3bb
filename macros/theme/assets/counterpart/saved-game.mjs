/**
 * A game as it is saved: its settings and moves. Played again move by move, it is the same game.
 * Pure: touches no page.
 *
 * @typedef {import("./settings.mjs").Settings} Settings
 * @typedef {{own: number, joint: number}} Ending how a game ended for the learner, in points
 * @typedef {{change?: string, before?: Ending, past?: import("./memory.mjs").Past}} Again of a game played again:
 *   the one change, how the last one ended, and what is remembered of it where it goes on a month later
 * @typedef {{settings: Settings, game: import("./rules.mjs").Game} & Again} State a game under way
 * @typedef {{settings: Settings, revision: number, moves: import("./rules.mjs").Move[]} & Again} SavedGame
 */
import { play } from "./rules.mjs";
import { check, newGame } from "./settings.mjs";

/** The key of the one game that is saved. @param {string} prefix of the site's keys */
export const keyOf = (prefix) => `${prefix}_practice/counterpart`;

/** @param {State} state @returns {SavedGame} */
export const toSave = ({ settings, game, change, before }) => ({
  settings,
  revision: game.revision,
  moves: game.moves,
  ...(change && { change }),
  ...(before && { before }),
  ...(game.past && { past: game.past }),
});

/**
 * The saved game, played again.
 * @param {SavedGame | null | undefined} saved @param {import("./settings.mjs").Cases} cases
 * @returns {State | {mistake: string} | null} null for none
 */
export function restore(saved, cases) {
  if (!saved) return null;
  const { settings } = check(saved.settings, cases);
  if (!settings || saved.revision !== cases[settings.case].revision) return { mistake: "kept" };
  try {
    const game = saved.moves.reduce(play, newGame(settings, cases, saved.past));
    return { settings, game, change: saved.change, before: saved.before };
  } catch {
    return { mistake: "kept" };
  }
}
