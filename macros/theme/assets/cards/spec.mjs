/**
 * The shapes of the cards as their page carries them (`macros/page_macros/cards.py`). Types only.
 *
 * @typedef {object} CardBase
 * @property {string} id
 * @property {string} ask
 * @property {string[]} [was] earlier ids
 * @property {{title: string, href: string} | null} lesson
 *
 * @typedef {CardBase & {kind: "say", situation: string, answers: string[], criteria: string[]}} SayCard
 * @typedef {{text: string, group: string, why?: string}} SortItem
 * @typedef {CardBase & {kind: "sort", situation: string, groups: Record<string, string>, items: SortItem[]}} SortCard
 * @typedef {CardBase & {kind: "work-out", situation: string, answer: number, within: number, unit?: string, steps: string}} WorkOutCard
 * @typedef {CardBase & {kind: "plan", situation?: undefined, fields: string[]}} PlanCard
 * @typedef {SayCard | SortCard | WorkOutCard | PlanCard} Card
 * @typedef {{cards: Card[], plan: import("../responses/spec.mjs").WorksheetSpec | null}} CardsSpec
 */

export {};
