/** The result code of the way that was taken, for a class that gathers them. */
import { announce } from "../core/announce.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { inTime } from "../core/in-time.mjs";
import { write } from "./code.mjs";
/** @import { Dialogue, Step } from "./spec.mjs" */

/**
 * The code, what it holds, and the button that copies it. The code can be marked as text where copying is refused.
 * @param {Dialogue} dialogue
 * @param {Step[]} path to an ending
 */
export function codeLine(dialogue, path) {
  const code = write(dialogue, path);
  if (!code) return [make("p", {}, say("dialogue.code.long"))];
  const result = make("p", { className: "dlg-copied" });
  const copy = async () => {
    const copied = await inTime(writeText(code)).then(
      () => true,
      () => false,
    );
    const words = say(copied ? "dialogue.code.copied" : "dialogue.code.refused");
    result.replaceChildren(words);
    announce(words);
  };
  return [
    make("p", {}, make("code", { className: "dlg-code" }, code)),
    make("p", {}, say("dialogue.code.holds")),
    make("button", { type: "button", onclick: copy }, say("dialogue.code.copy")),
    result,
  ];
}

/** Throws later, never at once, where there is no clipboard. @param {string} text */
const writeText = async (text) => navigator.clipboard.writeText(text);
