/** What stands around a field's controls: what was there before, and replies. */
import { button, note, noteIn } from "../core/dom.mjs";
import { empty } from "../core/values.mjs";
import { say } from "../core/strings.mjs";
import { typeOf } from "../responses/types/index.mjs";
import { versions } from "../responses/versions.mjs";

/** Shows the feedback of the choices that are chosen. @param {HTMLElement} element @param {any} shown */
export function showReplies(element, shown) {
  const chosen = [shown ?? []].flat();
  for (const reply of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(".ws-feedback")))
    reply.hidden = !chosen.includes(reply.dataset.choice);
}

/**
 * One click away: what was here before, where words were lost or a field was emptied; and what was
 * written on another device.
 * @param {import("./worksheet.mjs").Worksheet} worksheet @param {import("./slots.mjs").Slot} slot
 */
export function showPrevious(worksheet, slot) {
  const record = worksheet.responses.record(slot.field, slot.row);
  const isWorthIt = typeOf(slot.field).isProse || empty(record?.value);
  const shows = (isWorthIt || record.others) && versions(record).length > 0;
  if (shows && noteIn(slot.box, "ws-before")) return;
  const act = () => worksheet.withModule(import("./undo.mjs"), ({ bringBack }) => bringBack(worksheet, slot));
  note(slot.box, "ws-before", ...(shows ? [button(say("before"), act)] : []));
}
