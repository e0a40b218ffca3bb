/**
 * The shape of a practice case on pages, as `macros/cases/data.py` writes it. Types only.
 *
 * @typedef {"a" | "b"} Role
 * @typedef {{a: number, b: number}} Points one number for each role
 * @typedef {{label: string, a: number, b: number}} Option
 * @typedef {{id: string, title: string, options: Option[], questions?: string[], reasons?: {a: string | null, b: string | null}}} Issue
 *   `questions` and `reasons`, in the words of the two roles, are only on the counterpart's page
 * @typedef {{issue: string, options: number[], approval: string, takes: string}} Limit options (numbers, from 1)
 *   that a role may not agree to alone, who has to approve, and how long that takes
 * @typedef {{name: string, who: string, limits: Limit[]}} Side of a case
 *
 * @typedef {object} CaseData
 * @property {string} id
 * @property {number} revision
 * @property {string} title
 * @property {Issue[]} issues
 * @property {{a: Side, b: Side}} roles
 * @property {Points} alternatives   what no deal is worth to each role
 * @property {{alternatives: Points}} [walk_away] the other version, where both do better without a deal
 */

export {};
