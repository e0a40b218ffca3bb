/** Starts the cards of the page; when they fail they say so, and leave their list. */
import { say } from "../core/strings.mjs";
import { startPlayers } from "../dialogue/start-players.mjs";
import { workbook } from "../worksheet/main.mjs";
import { Player } from "./player.mjs";

/** Starts the cards. */
export function start() {
  startPlayers("cards", {
    stage: "sitting",
    broken: say("cards.broken"),
    play: (root, spec) => new Player(root, spec, workbook).start(),
  });
}
