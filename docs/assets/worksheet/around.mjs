/** What stands around a field's controls: where its text came from, what was there before, replies, troubles. */
import { button, note } from "./dom.mjs";
import { empty, fingerprint, same } from "./records.mjs";
import { showSource, sourceState } from "./sources.mjs";
import { say } from "./strings.mjs";

/** Shows the feedback of the choices that are chosen. */
export function showReplies(element, shown) {
  const chosen = [shown ?? []].flat();
  for (const reply of element.querySelectorAll(".ws-feedback")) reply.hidden = !chosen.includes(reply.dataset.choice);
}

/** Says when something kept for a field cannot be read. */
export function showTrouble(element, trouble) {
  note(element, "ws-trouble", ...(trouble ? [say(`trouble-${trouble}`)] : []));
}

/** One click away: what was here before, where words were lost or a field was emptied. */
export function showPrevious(worksheet, slot) {
  const { previous, value } = worksheet.responses.record(slot.field, slot.row) ?? {};
  const wordy = ["text", "rows"].includes(slot.field.type) || empty(value);
  const shows = previous && wordy && !empty(previous.value) && !same(previous.value, value);
  const known = [...slot.box.children].some((child) => child.classList.contains("ws-before"));
  if (shows && known) return;
  const act = () => {
    worksheet.autosave.bringBack(slot);
    worksheet.render();
    slot.box.querySelector("input, textarea, select")?.focus();
  };
  note(slot.box, "ws-before", ...(shows ? [button(say("before"), act)] : []));
}

/** Says where a field's text came from, or that it has changed there. */
export function showTaken(worksheet, one, value) {
  const { responses, library, spec } = worksheet;
  const { field, element } = one;
  if (!field.take_from) return;
  const offer = library.offered(responses, field, spec);
  const from = records(worksheet, one).find(({ record }) => record?.from)?.record.from;
  const state = sourceState({ touched: responses.touched(field), value, offer, from });
  const acts = { use: () => useSource(worksheet, one, offer.value), keep: () => keepMine(worksheet, one, offer.value) };
  showSource(element, spec, offer, state, acts);
}

const records = ({ responses }, { field }) => {
  const rows = field.type === "rows" ? responses.rowIds(field) : [undefined];
  return rows.map((row) => ({ row, record: responses.record(field, row) }));
};

function useSource(worksheet, one, value) {
  const from = fingerprint(value);
  if (one.field.type !== "rows") worksheet.autosave.put(one, value, { from });
  else for (const { id, ...columns } of value) worksheet.autosave.put({ ...one, row: id }, columns, { from });
  worksheet.render();
}

function keepMine(worksheet, one, value) {
  const from = fingerprint(value);
  for (const { row, record } of records(worksheet, one)) worksheet.autosave.put({ ...one, row }, record.value, { from });
  worksheet.render();
}
