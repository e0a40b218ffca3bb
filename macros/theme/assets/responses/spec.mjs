/**
 * The shapes of what pages are told of an exercise and of the course, as `macros/render/worksheet_spec.py`
 * and `workbook_spec.py` write them. Types only. What is empty or false is absent.
 *
 * @typedef {"text" | "date" | "choice" | "number" | "choices" | "order" | "ratings" | "points" | "rows"} ResponseType
 *
 * @typedef {*} Value a response: JSON data, whose shape the field's `type` says; undefined for none
 * @typedef {{id: string, [column: string]: Value}} Row one row of a response of type `rows`
 *
 * @typedef {object} Labelled something with an id and a label: an item of a `points` field, a side
 * @property {string} id
 * @property {string} label
 *
 * @typedef {Labelled & {mine?: boolean}} Side of a two-sided likert; one may be the learner's own
 * @typedef {{id: string, label: string, correct?: boolean}} Choice one of the things that a learner may choose
 *
 * @typedef {object} Item a statement of a likert, or a labelled item of a `points` field
 * @property {string} id
 * @property {string} [text]
 * @property {string} [label]
 * @property {boolean} [reverse]  turned round for scores
 * @property {string[]} [was]     ids it had before
 *
 * @typedef {{min: number, max: number, labels?: Record<string, string>}} ResponseScale values of a likert's items
 *
 * @typedef {object} Column of a field of rows
 * @property {string} id
 * @property {string} label
 * @property {"text" | "number" | "date" | "choice" | "rating" | "tick"} kind
 * @property {string[]} [was]     ids it had before
 * @property {boolean} [private]
 * @property {boolean} [names]    people's names stand in it
 * @property {Choice[]} [choices]
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [step]
 * @property {string} [unit]
 *
 * @typedef {object} Condition of `show_when`: all its tests must hold
 * @property {string} field       a reference
 * @property {(string | number | boolean)[]} [is]
 * @property {(string | number | boolean)[]} [is_not]
 * @property {boolean} [filled]
 * @property {number} [at_least]
 * @property {number} [at_most]
 *
 * @typedef {object} Candidate a place that a response may be taken from, and in which of four ways
 * @property {string} from        a reference
 * @property {string} [column]    a text becomes this column of the first row
 * @property {Record<string, string>} [columns] rows become rows: column here, column there
 * @property {boolean} [first]    the first filled cell becomes a text
 * @property {boolean} [label]    labels become a text
 *
 * @typedef {object} Field of an exercise, of whatever kind: which keys there are depends on the kind
 * @property {string} id
 * @property {string} [kind]
 * @property {ResponseType | null} [type]   the shape of its response; null without one, absent where the spec is not at hand
 * @property {string} [prompt]
 * @property {string[]} [was]               ids it had before
 * @property {boolean} [private]
 * @property {boolean} [keep]               kept out of print and copies
 * @property {boolean} [names]              people's names stand in it
 * @property {Condition[]} [show_when]
 * @property {(string | Candidate)[]} [take_from]
 * @property {string[]} [rows_from]         references to columns whose rows this field follows
 * @property {Column[]} [columns]           of `rows`
 * @property {number} [start]               of `rows`: how many it shows at first
 * @property {Choice[]} [choices]           of `choice`, `checklist` and `ranking`
 * @property {string} [reason]              of `choice`: why what is correct is right
 * @property {Item[]} [items]               of `likert` and `points`
 * @property {Side[]} [sides]               of a two-sided `likert`: exactly two
 * @property {ResponseScale} [response_scale] of `likert`
 * @property {string} [dont_know]           of `likert`: the label of "don't know"
 * @property {Record<string, string>} [anchors] of `rating`: labels by value
 * @property {number} [min]                 of `number` and `rating`
 * @property {number} [max]
 * @property {number} [step]
 * @property {boolean} [fine]               of `number` and `rating`: more values than a class sees bars
 * @property {string} [unit]                of `number`
 * @property {number} [total]               of `points`: what its numbers add up to
 * @property {string} [title]               of `insight`
 * @property {boolean} [tells_gaps]         of `insight`: says itself where two sides lie apart
 * @property {string} [calculator]          of `insight`: see `scoring/insights/index.mjs`
 * @property {Record<string, string>} [inputs] of `insight`: references by name
 *
 * @typedef {object} Repeat an exercise that is filled in more than once
 * @property {Record<string, string>} [moments] named takes: label by id
 * @property {string} [add]       free takes: the label of the button that starts another
 * @property {string[]} [fields]  only these are repeated
 *
 * @typedef {object} Band of a scale, up to where the next starts
 * @property {number} from
 * @property {string} label
 * @property {string} [feedback]
 * @property {Record<string, string>} [side_feedback] by side, instead of `feedback`
 *
 * @typedef {object} Scale items that are scored together
 * @property {string} id
 * @property {string} title
 * @property {"sum" | "mean"} [method]
 * @property {string[]} items     each `field.item`
 * @property {number} [min_answered]
 * @property {Band[]} [bands]
 * @property {string} [feedback]  when it is the highest of `top`
 *
 * @typedef {{id: string, title: string, method?: "sum" | "mean", of: string[], bands?: Band[]}} Total a score made of scales
 *
 * @typedef {object} Lean a weighted sum of scales, divided
 * @property {string} id
 * @property {string} title
 * @property {Record<string, number>} weights by scale
 * @property {number} [divide]
 * @property {number} min
 * @property {number} max
 * @property {number} high        from here on up it is high
 * @property {number} low         from here on down it is low
 *
 * @typedef {"high" | "middle" | "low"} Level
 *
 * @typedef {object} Scoring how responses become scores
 * @property {Scale[]} scales
 * @property {Total} [total]
 * @property {Lean[]} [leans]
 * @property {{when: Record<string, Level | Level[]>, text: string}[]} [lean_feedback]
 * @property {{of: string[], tie_within?: number}} [top]
 * @property {{field: string, is: string | string[], text: string}} [gate]
 * @property {boolean} [sides]    each scale once for each side of the likert
 * @property {{at_least: number, text: string}} [side_gap]
 * @property {string} [always]
 * @property {string} [words]     the honest sentence under every score
 *
 * @typedef {{title?: string, url?: string | null, scope?: Scope, was?: string[]}} Link to another worksheet
 * @typedef {{fields: Field[], repeat?: Repeat, scoring?: Scoring}} Source what is known of another worksheet's fields
 * @typedef {"negotiation" | "learner"} Scope whether responses belong to one negotiation or to the learner
 *
 * @typedef {object} Exercise what responses need to know of one; also where a page knows no more than its id
 * @property {string} id
 * @property {string[]} [was]     ids it had before
 * @property {Scope} [scope]
 * @property {number} [revision]
 * @property {Repeat} [repeat]
 * @property {Field[]} [fields]
 * @property {Record<string, Link>} [links]     by worksheet
 * @property {Record<string, Source>} [sources] by worksheet
 *
 * @typedef {object} WorksheetParts what only the page of an exercise knows
 * @property {number} format
 * @property {string} title
 * @property {string} page        the page's address below the site's root
 * @property {boolean} check      a knowledge check
 * @property {Field[]} fields
 * @property {Scoring | null} scoring
 * @property {Record<string, Link>} links
 * @property {Record<string, Source>} sources
 * @property {Record<string, import("../cases/case.mjs").CaseData>} [cases] where an insight reads result codes
 *
 * @typedef {Exercise & WorksheetParts} WorksheetSpec
 *
 * @typedef {object} Sheet a worksheet or knowledge check, as the workbook and the marks of progress know it
 * @property {string} id
 * @property {string} title
 * @property {string[][]} needs   for each prompt that is always asked, its field's id and those it had before
 * @property {Scope} [scope]
 * @property {string[]} [was]
 * @property {string} [page]      address below the site's root; in `cg-progress`
 * @property {string} [url]       in `wb-course`
 * @property {string} [part]      of the course; in `wb-course`
 * @property {number} [revision]  in `wb-course`, as what follows
 * @property {Repeat} [repeat]
 * @property {Field[]} [fields]
 *
 * @typedef {Record<string, Value>} ResponsesByField the responses of an exercise
 * @typedef {(reference: string) => Looked} Look answers a reference
 * @typedef {{value?: Value, field?: Field, from?: string}} Looked a response, its field, and where its text
 *   was written if not there
 */

export {};
