/**
 * The shapes of a dialogue as its page carries it (`macros/dialogues/data.py`), and of what is kept of one.
 * Types only.
 *
 * @typedef {{at_least?: number | null, at_most?: number | null, is?: number | null}} Range bounds of a number; all must hold
 *
 * @typedef {object} Fixed the keys of a condition that are no variables
 * @property {string[]} [found]        facts
 * @property {string[]} [not_found]
 * @property {string[]} [visited]      turns
 * @property {string[]} [not_visited]
 * @property {Record<string, Range>} [times] turn → how often
 * @property {Condition[]} [any]       one of them must hold
 * @typedef {Fixed & Record<string, any>} Condition any other key is a variable, with its `Range`
 *
 * @typedef {object} Reply
 * @property {string} id
 * @property {string} say
 * @property {Condition | null} [if]
 * @property {[variable: string, operator: "+" | "=", amount: number][]} [set]
 * @property {string[]} [find]         facts
 * @property {boolean} [once]
 * @property {boolean} [shared]        the same reply is offered in several turns
 * @property {string | null} [after]   a word of teaching
 * @property {string | null} [mistake] its kind
 * @property {string} to               a turn or an ending
 * @property {string[]} [was]
 *
 * @typedef {{speaker?: string | null, says: string, seems?: string | null, was?: string[], replies: Reply[]}} Turn
 * @typedef {{title: string, reached: string, cost: string, best?: boolean, line?: string | null, was?: string[]}} Ending
 * @typedef {{from: number, to: number, start: number}} Variable
 * @typedef {{href: string, field: string, sheet: import("../responses/spec.mjs").WorksheetSpec}} PlanField the field of the plan that takes a line
 *
 * @typedef {object} Dialogue
 * @property {string} id
 * @property {string} title
 * @property {string} with             who speaks, where a turn does not say otherwise
 * @property {string} start
 * @property {Record<string, Variable>} variables
 * @property {Record<string, string>} facts
 * @property {Record<string, string>} mistakes
 * @property {Record<string, Turn>} turns
 * @property {Record<string, Ending>} endings
 * @property {{title: string, href: string} | null} [parallel]
 * @property {PlanField | null} [plan]
 * @property {DrawnMap} [map]          where a class is shown
 *
 * @typedef {[start: string, end: string, path: string, kind: "on" | "back" | "mistake", x: number, y: number]} Arrow all replies
 *   that lead from one turn to another turn or an ending; `x` and `y` are the middle of a number beside it
 * @typedef {object} DrawnMap what `macros/render/dialogue_map.py` draws
 * @property {number} width
 * @property {number} height
 * @property {[width: number, height: number]} box of each box
 * @property {Record<string, [x: number, y: number, number: number]>} boxes turn or ending → its upper left corner, and its number in the booklet
 * @property {Arrow[]} arrows
 *
 * @typedef {object} State where a conversation is, and all that it remembers
 * @property {string} place            a turn or an ending
 * @property {Record<string, number>} variables
 * @property {string[]} facts          those that were found
 * @property {Record<string, number>} visits turn or ending → how often
 * @property {string[]} used           replies that were taken
 *
 * @typedef {{turn: string, own: string}} Written what the learner would have said at a turn
 * @typedef {Written & {reply: string}} Step
 * @typedef {object} Played a conversation as far as it has come, as it is kept
 * @property {1} v
 * @property {Step[]} path
 * @property {Written} now             what stands in the box, and at which turn
 * @property {Written[]} later         words for turns that are still to come, or are no longer on the way
 * @property {string[]} done           endings that were reached, in whichever try
 */

export {};
