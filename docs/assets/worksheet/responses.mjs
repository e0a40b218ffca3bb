/**
 * Responses and controls: one codec for each response type. `read(element, field)` gives the
 * response or undefined; `write(element, value, field)` shows it. `field` is as in the spec.
 */
import { read, write } from "./controls.mjs";
import { kinds } from "./fields/kinds.mjs";
import { empty, own } from "./records.mjs";

export { words } from "./words.mjs";

const asNumber = (text) => (empty(text) || Number.isNaN(Number(text)) ? text : Number(text));
const filled = (object) => (Object.keys(object).length ? object : undefined);

const rowElements = (element) => kinds.rows.rowElements(element);

/** Names of the controls below `element` that belong to parts of the field: "field.part". */
const partNames = (element, { id }) =>
  new Set([...element.querySelectorAll("[name]")].map((control) => control.name).filter((name) => name.startsWith(`${id}.`)));

const text = {
  read: (element, field) => read(element, field.id),
  write: (element, value, field) => write(element, field.id, value),
};

const parts = {
  read(element, field) {
    const pairs = [...partNames(element, field)].map((name) => [name.slice(field.id.length + 1), asNumber(read(element, name))]);
    return filled(Object.fromEntries(pairs.filter(([, value]) => !empty(value))));
  },
  write(element, value, field) {
    for (const name of partNames(element, field)) write(element, name, own(value, name.slice(field.id.length + 1)));
  },
};

export const codecs = {
  text,
  date: text,
  choice: text,
  choices: text,
  number: { ...text, read: (element, field) => asNumber(text.read(element, field)) },
  ratings: parts,
  points: parts,
  order: {
    read: (element) => kinds.ranking.readOrder(element),
    write: (element, ids) => kinds.ranking.writeOrder(element, ids),
  },
  rows: {
    read(element, field) {
      const rows = rowElements(element).map((row) => ({ id: row.dataset.row, ...kinds.rows.readRow(row, field) }));
      const kept = rows.filter((row) => Object.keys(row).length > 1);
      return kept.length ? kept : undefined;
    },
    write(element, rows, field) {
      for (const row of rowElements(element)) kinds.rows.writeRow(row, rows?.find(({ id }) => id === row.dataset.row), field);
    },
  },
};

const plain = (value) => String(value).replace(/\s+/g, " ").trim();

/** The part of a stored value that the controls could not show: a choice or an item that is gone. */
export function unshown(value, shown) {
  if (empty(value)) return undefined;
  if (Array.isArray(value)) {
    const gone = value.filter((one) => !(Array.isArray(shown) && shown.includes(one)));
    return gone.length ? gone : undefined;
  }
  if (typeof value !== "object") return plain(value) === plain(shown ?? "") ? undefined : value;
  const gone = Object.entries(value).filter(([key, one]) => unshown(one, own(shown, key)) !== undefined);
  return gone.length ? Object.fromEntries(gone) : undefined;
}

/** What to store: what the controls say, and what they cannot show but was there. */
export function withUnshown(shown, rest) {
  if (empty(rest) || typeof rest !== "object") return shown;
  return Array.isArray(rest) ? [...(shown ?? []), ...rest] : { ...rest, ...shown };
}
