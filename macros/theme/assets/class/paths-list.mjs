/** What a class said in one dialogue: how it ended, then turn by turn. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { barTable } from "./draw.mjs";
import { mapNodes } from "./paths-map.mjs";

/** @param {import("./paths.mjs").Paths} paths @returns {HTMLElement} */
export function pathsNode(paths) {
  const { dialogue, people, endings, unseen } = paths;
  const map = /** @type {import("../dialogue/spec.mjs").DrawnMap} */ (dialogue.map);
  const ends = endings.map(({ id, n }) => {
    const { title, best } = dialogue.endings[id];
    return { n, label: say(best ? "class.dialogue.best" : "class.dialogue.ending", { number: map.boxes[id][2], title }) };
  });
  return make(
    "section",
    { className: "class-case class-dialogue" },
    make("h3", {}, dialogue.title),
    make("p", {}, say("class.dialogue.people", { n: people }), " ", say("class.dialogue.counted")),
    barTable(say("class.dialogue.endings"), ends, people),
    mapNodes(paths, map),
    make("h4", {}, say("class.dialogue.turns")),
    paths.turns.map((turn) => turnTable(dialogue, map, turn)),
    unseen ? make("p", { className: "class-caption" }, say("class.dialogue.unseen", { n: unseen })) : [],
  );
}

/**
 * @param {import("./paths.mjs").Dialogue} dialogue
 * @param {import("../dialogue/spec.mjs").DrawnMap} map whose numbers the turns have here, too
 * @param {import("./paths.mjs").Visited} turn
 */
function turnTable(dialogue, { boxes }, { id, n, replies }) {
  const { speaker, says, replies: known } = dialogue.turns[id];
  /** @param {number} i */
  const label = (i) => say("class.dialogue.leads", { say: known[i].say, number: boxes[known[i].to][2] });
  const bars = replies.map((reply, i) => ({ n: reply.n, label: label(i) }));
  return barTable(say("class.dialogue.turn", { number: boxes[id][2], who: speaker ?? dialogue.with, says, n }), bars, n);
}
