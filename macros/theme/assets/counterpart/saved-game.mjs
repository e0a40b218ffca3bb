/**
 * A game as it is kept: its settings and moves. Played again move by move, it is the same game.
 * Pure: touches no page.
 */
import { play } from "./rules.mjs";
import { check, newGame } from "./settings.mjs";

/**
 * @typedef {{settings: object, revision: number, moves: object[], change?: string,
 *   before?: {own: number, joint: number}}} Kept `change` and `before`: for a game played again
 *   with one change, which one, and how the last one ended
 */

/** The key of the one game that is kept. */
export const keyOf = (prefix) => `${prefix}_practice/counterpart`;

/** @returns {Kept} */
export const keep = ({ settings, game, change, before }) =>
  ({ settings, revision: game.revision, moves: game.moves, ...(change && { change }), ...(before && { before }) });

/** The kept game, played again: `{settings, game, change, before}`; `{mistake}`; or null for none. */
export function restore(kept, cases) {
  if (!kept) return null;
  const { settings, mistake } = check(kept.settings, cases);
  if (mistake || kept.revision !== cases[settings.case].revision) return { mistake: "kept" };
  try {
    const game = kept.moves.reduce(play, newGame(settings, cases));
    return { settings, game, change: kept.change, before: kept.before };
  } catch {
    return { mistake: "kept" };
  }
}
