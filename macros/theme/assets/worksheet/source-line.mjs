/** Fields that take from another: where their text came from, and that it changed there since. */
import { button, make, part } from "../core/dom.mjs";
import * as prefill from "../responses/prefill.mjs";
import { empty } from "../core/values.mjs";
import { fingerprint } from "../responses/records.mjs";
import { parseReference } from "../responses/references.mjs";
import { say } from "../core/strings.mjs";

/** The source's name, as a link where it is on another page. */
function origin(spec, reference) {
  const { worksheet, field } = parseReference(reference, spec.id);
  const link = spec.links?.[worksheet];
  if (worksheet !== spec.id && link?.url) return make("a", { href: link.url, textContent: link.title });
  return spec.fields.find(({ id }) => id === field)?.prompt ?? link?.title ?? worksheet;
}

/**
 * What there is to say: `from` (it shows the source's text), `changed` (the source changed after
 * the learner's own edit), `empty` (it was cleared, the source has text), or undefined.
 */
function stateOf({ touched, value, offer, from }) {
  if (!offer || empty(offer.value)) return undefined;
  if (!touched) return "from";
  if (empty(value)) return "empty";
  const news = from !== undefined && !offer.prints.includes(from) && offer.prints[0] !== prefill.prints(value)[0];
  return news ? "changed" : undefined;
}

/** Draws the line; `use` and `keep` are what its buttons do. */
function draw(element, spec, offer, state, { use, keep }) {
  const line = part(element, "source");
  if (!line) return;
  line.hidden = !state;
  const now = `${state} ${offer?.from} ${fingerprint(offer?.value ?? "")}`;
  if (line.dataset.now === now) return;
  line.dataset.now = now;
  if (!state) return line.replaceChildren();
  const buttons = { from: [], empty: [button(say("source-take"), use)], changed: [button(say("source-use"), use), button(say("source-keep"), keep)] };
  line.replaceChildren(say(`source-${state}`), " ", origin(spec, offer.from), " ", ...buttons[state]);
}

/** Says where a field's text came from, or that it has changed there. */
export function showSource(worksheet, one, value) {
  const { responses, workbook, spec } = worksheet;
  const { field, element } = one;
  const offer = workbook.offered(responses, field, spec);
  const from = records(worksheet, one).find(({ record }) => record?.from)?.record.from;
  const state = stateOf({ touched: responses.touched(field), value, offer, from });
  const acts = { use: () => useSource(worksheet, one, offer), keep: () => keepMine(worksheet, one, offer) };
  draw(element, spec, offer, state, acts);
}

const records = ({ responses }, { field }) => {
  const rows = field.type === "rows" ? responses.rowIds(field) : [undefined];
  return rows.map((row) => ({ row, record: responses.record(field, row) }));
};

function useSource(worksheet, one, { value, prints: [from] }) {
  const use = (slot, taken) => (worksheet.autosave.replace(slot), worksheet.autosave.put(slot, taken, { from }));
  if (one.field.type !== "rows") use(one, value);
  else for (const { id, ...columns } of value) use({ ...one, row: id }, columns);
  worksheet.render();
}

function keepMine(worksheet, one, { prints: [from] }) {
  for (const { row, record } of records(worksheet, one)) worksheet.autosave.put({ ...one, row }, record.value, { from });
  worksheet.render();
}
