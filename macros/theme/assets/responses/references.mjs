/** References: "field", "worksheet.field" or "worksheet.field.column", as authors write them. Pure. */

/**
 * What a reference names. `home` stands in for a missing worksheet.
 * @param {string} reference
 * @param {string} home a worksheet's id
 * @returns {{worksheet: string, field: string, column?: string}}
 */
export function parseReference(reference, home) {
  const names = reference.split(".");
  const [worksheet, field, column] = names.length === 1 ? [home, names[0]] : names;
  return { worksheet, field, column };
}

/** A reference with its worksheet always named. @param {string} reference @param {string} home @returns {string} */
export const absolute = (reference, home) => (reference.includes(".") ? reference : `${home}.${reference}`);
