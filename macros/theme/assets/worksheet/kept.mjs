/** What is kept but has no place in the worksheet any more, or cannot be read. */
import { make, note, part } from "../core/dom.mjs";
import { own } from "../core/values.mjs";
import { LONGEST_SHOWN } from "../responses/records.mjs";
import { say } from "../core/strings.mjs";
import { versions } from "../responses/versions.mjs";

/** Says why something kept for a field cannot be read. @param {HTMLElement} element @param {string | undefined} trouble */
export const showTrouble = (element, trouble) => note(element, "ws-trouble", ...(trouble ? [say(`trouble-${trouble}`)] : []));

/** @param {string} text */
const shortened = (text) => (text.length > LONGEST_SHOWN ? `${text.slice(0, 1000)}…` : text);

/** Any stored value as text, when nothing is known about its field any more. @param {any} value @returns {string} */
function bareText(value) {
  if (Array.isArray(value)) return value.map(bareText).join(", ");
  if (typeof value !== "object" || value === null) return shortened(String(value));
  return Object.entries(value)
    .map(([key, entry]) => `${key}: ${bareText(entry)}`)
    .join("\n");
}

/** What was written, and what other devices wrote: here it cannot be brought back, so all is shown. @param {any} record */
const valuesOf = (record) => [record.value, ...(record.others ? versions(record).map(({ value }) => value) : [])];

/** What to list: responses to fields that are gone, and choices and items that are gone. @param {import("./worksheet.mjs").Worksheet} worksheet */
function entriesOf({ responses, fields, unshown }) {
  const gone = responses.leftovers().flatMap(({ field, record }) => valuesOf(record).map((value) => ({ prompt: field, value })));
  const listed = fields.filter(({ field, kind }) => kind.listsUnshown(field));
  const rests = listed.map(({ field }) => ({ prompt: field.prompt ?? field.id, value: own(unshown, field.id) }));
  return [...gone, ...rests.filter(({ value }) => value !== undefined)];
}

/** Draws the folded list before the foot of a worksheet, or removes it. @param {import("./worksheet.mjs").Worksheet} worksheet */
export function showKept(worksheet) {
  const { form } = worksheet;
  const entries = entriesOf(worksheet);
  const list = make(
    "dl",
    {},
    ...entries.flatMap(({ prompt, value }) => [make("dt", { textContent: prompt }), make("dd", { textContent: bareText(value) })]),
  );
  /** @type {HTMLDetailsElement | null} */
  const shown = form.querySelector(".ws-earlier");
  if (!entries.length) return void shown?.remove();
  if (shown?.querySelector("dl")?.textContent === list.textContent) return;
  const box = make(
    "details",
    { className: "ws-more ws-earlier", open: shown?.open ?? false },
    make("summary", { textContent: say("earlier") }),
    make("p", { textContent: say("earlier-why") }),
    list,
  );
  shown ? shown.replaceWith(box) : part(form, "foot").before(box);
}
