/** What is handed in, as a readable page: on the screen as a preview, and in print. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { grouped, titleOf } from "./choosing.mjs";

/**
 * @param {import("./parts.mjs").Part[]} parts what is ticked
 * @param {{course: string, name: string, day: string}} about
 */
export function paper(parts, { course, name, day }) {
  const facts = [name, course, day].filter(Boolean).join(" · ");
  return [make("h2", {}, say("hand-in.paper")), make("p", { className: "hand-facts" }, facts),
    make("p", { className: "hand-facts" }, say("hand-in.chosen")), ...grouped(parts).map(sheet)];
}

function sheet(parts) {
  const entries = parts.flatMap(({ field, text }) => [make("dt", {}, field.prompt), make("dd", {}, text)]);
  return make("section", {}, make("h3", {}, titleOf(parts[0])), make("dl", {}, ...entries));
}
