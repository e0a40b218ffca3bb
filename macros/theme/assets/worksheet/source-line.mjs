/** Fields that take from another: where their text came from, and that it changed there since. */
import { button, make, part } from "../core/dom.mjs";
import * as prefill from "../responses/prefill.mjs";
import { empty } from "../core/values.mjs";
import { fingerprint } from "../responses/records.mjs";
import { parseReference } from "../responses/references.mjs";
import { say } from "../core/strings.mjs";
import { typeOf } from "../responses/types/index.mjs";

/**
 * @typedef {import("./slots.mjs").FormField} FormField
 * @typedef {import("./worksheet.mjs").Worksheet} Worksheet
 */

/** The source's name, as a link where it is on another page. @param {any} spec @param {string} reference */
function origin(spec, reference) {
  const { worksheet, field } = parseReference(reference, spec.id);
  const link = spec.links?.[worksheet];
  if (worksheet !== spec.id && link?.url) return make("a", { href: link.url, textContent: link.title });
  return (
    spec.fields.find((/** @type {import("../responses/spec.mjs").Field} */ { id }) => id === field)?.prompt ?? link?.title ?? worksheet
  );
}

/**
 * What there is to say: `from` (it shows the source's text), `changed` (the source changed after
 * the learner's own edit), `empty` (it was cleared, the source has text), or undefined.
 * @param {{touched: boolean, value: any, offer: any, from?: number}} response
 * @returns {"from" | "changed" | "empty" | undefined}
 */
function stateOf({ touched, value, offer, from }) {
  if (!offer || empty(offer.value)) return undefined;
  if (!touched) return "from";
  if (empty(value)) return "empty";
  const news = from !== undefined && !offer.prints.includes(from) && offer.prints[0] !== prefill.prints(value)[0];
  return news ? "changed" : undefined;
}

/**
 * Draws the line; `use` and `keep` are what its buttons do.
 * @param {HTMLElement} element @param {any} spec @param {any} offer @param {ReturnType<typeof stateOf>} state
 * @param {{use: () => void, keep: () => void}} acts
 */
function draw(element, spec, offer, state, { use, keep }) {
  const line = part(element, "source");
  if (!line) return;
  line.hidden = !state;
  const now = `${state} ${offer?.from} ${fingerprint(offer?.value ?? "")}`;
  if (line.dataset.now === now) return;
  line.dataset.now = now;
  if (!state) return line.replaceChildren();
  const buttons = {
    from: [],
    empty: [button(say("source-take"), use)],
    changed: [button(say("source-use"), use), button(say("source-keep"), keep)],
  };
  line.replaceChildren(say(`source-${state}`), " ", origin(spec, offer.from), " ", ...buttons[state]);
}

/**
 * Says where a field's text came from, or that it has changed there.
 * @param {Worksheet} worksheet
 * @param {FormField} formField
 * @param {*} value the response on show
 */
export function show(worksheet, formField, value) {
  const { responses, workbook, spec } = worksheet;
  const { field, element } = formField;
  if (!field.take_from) return;
  const offer = workbook.offered(responses, field, spec);
  const from = records(worksheet, formField).find(({ record }) => record?.from)?.record.from;
  const state = stateOf({ touched: responses.touched(field), value, offer, from });
  const acts = { use: () => useSource(worksheet, formField, offer), keep: () => keepMine(worksheet, formField, offer) };
  draw(element, spec, offer, state, acts);
}

/** @type {(worksheet: Worksheet, formField: FormField) => {row?: string, record: any}[]} */
const records = ({ responses }, { field }) => responses.recordRows(field).map((row) => ({ row, record: responses.record(field, row) }));

/** @param {Worksheet} worksheet @param {FormField} formField @param {any} offer */
function useSource(worksheet, formField, { value, prints: [from] }) {
  for (const record of typeOf(formField.field).records(value)) {
    const slot = { ...formField, row: record.row };
    worksheet.autosave.replace(slot);
    worksheet.autosave.put(slot, record.value, { from });
  }
  worksheet.render();
}

/** @param {Worksheet} worksheet @param {FormField} formField @param {any} offer */
function keepMine(worksheet, formField, { prints: [from] }) {
  for (const { row, record } of records(worksheet, formField)) worksheet.autosave.put({ ...formField, row }, record.value, { from });
  worksheet.render();
}
