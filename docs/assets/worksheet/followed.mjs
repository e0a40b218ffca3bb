/** `rows_from`: rows that follow those of other fields. Pure. */
import { rowWords } from "./words.mjs";

/** The rows that a `rows_from` field follows: `[{id, label}]`, in the order of the references. */
export function followed(rowsFrom, look) {
  return [rowsFrom].flat().flatMap((reference) => {
    const parts = reference.split(".");
    const { value, field } = look(parts.slice(0, -1).join("."));
    const column = field?.columns?.find((one) => one.id === parts.at(-1));
    const label = (row) => rowWords({ columns: [column ?? { id: parts.at(-1) }] }, row);
    return (value ?? []).map((row) => ({ id: row.id, label: label(row) })).filter((row) => row.label);
  });
}
