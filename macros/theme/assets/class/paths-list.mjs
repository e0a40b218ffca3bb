/** What a class said in one dialogue: how it ended, then turn by turn. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { barTable } from "./draw.mjs";

/** @param {import("./paths.mjs").Paths} paths @returns {HTMLElement} */
export function pathsNode(paths) {
  const { dialogue, people, endings, unseen } = paths;
  const ends = endings.map(({ id, n }) => {
    const { title, best } = dialogue.endings[id];
    return { n, label: best ? say("class.dialogue.best", { title }) : title };
  });
  return make(
    "section",
    { className: "class-case class-dialogue" },
    make("h3", {}, dialogue.title),
    make("p", {}, say("class.dialogue.people", { n: people }), " ", say("class.dialogue.counted")),
    barTable(say("class.dialogue.endings"), ends, people),
    make("h4", {}, say("class.dialogue.turns")),
    paths.turns.map((turn) => turnTable(dialogue, turn)),
    unseen ? make("p", { className: "class-caption" }, say("class.dialogue.unseen", { n: unseen })) : [],
  );
}

/** @param {import("./paths.mjs").Dialogue} dialogue @param {import("./paths.mjs").Visited} turn */
function turnTable(dialogue, { id, n, replies }) {
  const { speaker, says, replies: known } = dialogue.turns[id];
  const bars = replies.map((reply, i) => ({ n: reply.n, label: known[i].say }));
  return barTable(say("class.dialogue.turn", { who: speaker ?? dialogue.with, says, n }), bars, n);
}
