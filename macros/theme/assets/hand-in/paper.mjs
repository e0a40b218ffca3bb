/** What is handed in, as a readable page: on the screen as a preview, and in print. */
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { grouped, titleOf } from "./choosing.mjs";

/**
 * @typedef {import("./parts.mjs").Part} Part
 */

/**
 * @param {Part[]} responses what is ticked
 * @param {{course: string, name: string, day: string}} about
 */
export function paper(responses, { course, name, day }) {
  const facts = [name, course, day].filter(Boolean).join(" · ");
  return [
    make("h2", {}, say("hand-in.paper")),
    make("p", { className: "hand-facts" }, facts),
    make("p", { className: "hand-facts" }, say("hand-in.chosen")),
    ...grouped(responses).map(sheet),
  ];
}

/** @param {Part[]} responses */
function sheet(responses) {
  const entries = responses.flatMap(({ field, text }) => [make("dt", {}, field.prompt), make("dd", {}, text)]);
  return make("section", {}, make("h3", {}, titleOf(/** @type {Part} */ (responses[0]))), make("dl", {}, ...entries));
}
