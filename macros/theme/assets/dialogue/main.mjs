/** Starts the dialogues that stand in the document; one that fails says so, and leaves its booklet. */
import { say } from "../core/strings.mjs";
import { workbook } from "../worksheet/main.mjs";
import { Player } from "./player.mjs";
import { startPlayers } from "./start-players.mjs";

/** Starts every dialogue of the page. */
export function start() {
  startPlayers("dialogue", {
    stage: "conversation",
    broken: say("dialogue.broken"),
    play: (root, spec) => new Player(root, spec, workbook).start(),
  });
}
