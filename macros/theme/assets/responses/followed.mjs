/** `rows_from`: the rows that a field follows. Pure. */
import { rowText } from "./types/rows.mjs";

/** @typedef {import("./types/any.mjs").Field} Field */

/**
 * `[{id, label}]`, in the order of the references. Two lists may use the same ids, so those from the
 * second list on begin with the name of their field.
 * @param {string | string[]} rowsFrom
 * @param {import("./types/any.mjs").Look} look
 * @returns {{id: string, label: string}[]}
 */
export function followed(rowsFrom, look) {
  return [rowsFrom].flat().flatMap((reference, at) => {
    const names = reference.split(".");
    const prefix = at ? `${names.at(-2)}-` : "";
    const { value, field } = look(names.slice(0, -1).join("."));
    const column = field?.columns?.find((/** @type {Field} */ { id }) => id === names.at(-1)) ?? { id: names.at(-1) };
    const rows = (value ?? []).map((/** @type {import("./types/any.mjs").Row} */ row) => ({
      id: prefix + row.id,
      label: rowText({ columns: [column] }, row),
    }));
    return rows.filter((/** @type {{label: string}} */ { label }) => label);
  });
}
