/**
 * Responses and controls: one codec for each response type. `read(element, field)` gives the
 * response or undefined; `write(element, value, field)` shows it. `field` is as in the spec.
 */
import { read, write } from "./controls.mjs";
import { storable } from "../core/numbers.mjs";
import { fieldModules } from "./field-modules.mjs";
import { empty, own } from "../core/values.mjs";

/** An object that holds something, or undefined. */
export const filled = (object) => (Object.keys(object).length ? object : undefined);

/** Names of the controls below `element` that belong to parts of the field: "field.part". */
const partNames = (element, { id }) =>
  new Set([...element.querySelectorAll("[name]")].map((control) => control.name).filter((name) => name.startsWith(`${id}.`)));

const text = {
  read: (element, field) => read(element, field.id),
  write: (element, value, field) => write(element, field.id, value),
};

const ofParts = {
  read(element, field) {
    const pairs = [...partNames(element, field)].map((name) => [name.slice(field.id.length + 1), storable(read(element, name))]);
    return filled(Object.fromEntries(pairs.filter(([, value]) => !empty(value))));
  },
  write(element, value, field) {
    for (const name of partNames(element, field)) write(element, name, own(value, name.slice(field.id.length + 1)));
  },
};

const codecs = {
  text,
  date: text,
  choice: text,
  choices: text,
  number: { ...text, read: (element, field) => storable(text.read(element, field)) },
  ratings: ofParts,
  points: ofParts,
};

/** The codec of a field; undefined for one without a response. A kind that loads by itself brings its own. */
export const codecOf = ({ kind, type }) => fieldModules[kind]?.codec ?? codecs[type];

const plain = (value) => String(value).replace(/\s+/g, " ").trim();

/** The part of a stored value that the controls could not show: a choice or an item that is gone. */
function unshown(value, shown) {
  if (empty(value)) return undefined;
  if (Array.isArray(value)) {
    const gone = value.filter((one) => !(Array.isArray(shown) && shown.includes(one)));
    return gone.length ? gone : undefined;
  }
  if (typeof value !== "object") return plain(value) === plain(shown ?? "") ? undefined : value;
  const gone = Object.entries(value).filter(([key, one]) => unshown(one, own(shown, key)) !== undefined);
  return filled(Object.fromEntries(gone));
}

/** As `unshown`, of a field on the page; for rows by their ids. */
export function unshownOf({ field, element, codec }, value) {
  const shown = codec.read(element, field);
  if (field.type !== "rows") return unshown(value, shown);
  const rows = (value ?? []).map(({ id, ...columns }) => [id, unshown(columns, shown?.find((one) => one.id === id))]);
  const gone = rows.filter(([, rest]) => rest !== undefined);
  return filled(Object.fromEntries(gone));
}

/** What to store: what the controls say, and what they cannot show but was there. */
export function withUnshown(shown, rest) {
  if (empty(rest) || typeof rest !== "object") return shown;
  return Array.isArray(rest) ? [...(shown ?? []), ...rest] : { ...rest, ...shown };
}
