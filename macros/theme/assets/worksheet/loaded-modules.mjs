/** The modules that a page's worksheets needed: `field-modules.mjs` loads them, and forms ask here. */
import { own } from "../core/values.mjs";
import { single } from "./fields/single.mjs";

/**
 * @typedef {object} Extra
 * @property {(worksheet: import("./worksheet.mjs").Worksheet, formField: import("./slots.mjs").FormField, value: any) => void} [show] a field, whenever it is drawn
 * @property {(worksheet: import("./worksheet.mjs").Worksheet) => void} [watch] once, when the worksheet starts
 */

/** By kind of field. @type {Record<string, import("./fields/single.mjs").FieldKind>} */
export const kinds = {};

/** By what marks them in a form. @type {Record<string, Extra>} */
export const extras = {};

/** How the form treats a field. @param {import("../responses/spec.mjs").Field} field @returns {import("./fields/single.mjs").FieldKind} */
export const kindOf = ({ kind }) => own(kinds, kind ?? "") ?? single;

/** The extras that are loaded. @returns {Extra[]} */
export const loadedExtras = () => Object.values(extras);
