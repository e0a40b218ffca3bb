/** The result codes of practice cases that a class handed in. Pure. */
import { responseOf } from "./people.mjs";
import { takesOf } from "./takes.mjs";

/**
 * They stand in the fields that the result of a case is worked out from.
 * @param {import("./people.mjs").Sheet[]} sheets
 * @param {import("./people.mjs").Person[]} people
 * @returns {string[]}
 */
export function codesOf(sheets, people) {
  const sources = sheets.flatMap((sheet) =>
    sheet.fields
      .filter(({ calculator }) => calculator === "case-result")
      .flatMap(({ inputs }) => sheet.fields.filter(({ id }) => id === inputs?.code))
      .map((field) => ({ sheet, field })),
  );
  return sources
    .flatMap(({ sheet, field }) =>
      takesOf(sheet, people).flatMap((take) => people.map((person) => responseOf(person, sheet, field, take).value)),
    )
    .filter((code) => typeof code === "string" && code.trim());
}
