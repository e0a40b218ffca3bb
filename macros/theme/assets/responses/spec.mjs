/**
 * What pages know of a worksheet: its spec as `macros/render/worksheet_spec.py` writes it. Types only.
 *
 * @typedef {{id: string, label: string, was?: string | string[], correct?: boolean}} Choice
 * @typedef {{id: string, text: string, label?: string, was?: string | string[], reverse?: boolean}} Item
 * @typedef {{id: string, label: string}} Side
 * @typedef {{min: number, max: number, step?: number, labels?: Record<string, string>}} ResponseScale
 *
 * @typedef {object} Condition
 * @property {string} field a reference
 * @property {(string | number)[]} [is]
 * @property {(string | number)[]} [is_not]
 * @property {boolean} [filled]
 * @property {number} [at_least]
 * @property {number} [at_most]
 *
 * @typedef {object} Column
 * @property {string} id
 * @property {string} kind
 * @property {string} label
 * @property {string | string[]} [was]
 * @property {boolean} [private]
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [step]
 *
 * @typedef {object} Field one field of a worksheet; which properties it has depends on its kind
 * @property {string} id
 * @property {string} kind
 * @property {string | null} type how its response is stored; null for a kind without one
 * @property {string} prompt
 * @property {string[]} [was] ids that it had before
 * @property {boolean} [private] what one would rather keep to oneself
 * @property {boolean} [keep] what one surely keeps to oneself
 * @property {Condition[]} [show_when]
 * @property {object} [take_from]
 * @property {string} [rows_from] a reference
 * @property {Choice[]} [choices]
 * @property {Item[]} [items]
 * @property {Side[]} [sides]
 * @property {ResponseScale} [response_scale]
 * @property {string} [dont_know]
 * @property {Column[]} [columns]
 * @property {Record<string, string>} [anchors] a rating's, by value
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [step]
 * @property {number} [total]
 * @property {string} [calculator] an insight's
 * @property {Record<string, string>} [inputs] an insight's: references by name
 *
 * @typedef {{moments?: Record<string, string>, add?: string, fields?: string[]}} Repeat
 * @typedef {{label: string, from: number, feedback?: string}} Band
 * @typedef {{id: string, title: string, bands?: Band[]}} Scale
 * @typedef {{scales: Scale[], total?: Scale, leans?: Scale[], sides?: boolean}} Scoring
 * @typedef {{title: string, url?: string, scope?: "learner" | "negotiation", was?: string[]}} Link
 * @typedef {{fields: Field[], repeat?: Repeat, scoring?: Scoring}} Source
 *
 * @typedef {object} WorksheetSpec
 * @property {string} id
 * @property {number} revision
 * @property {string} title
 * @property {"learner" | "negotiation"} scope
 * @property {string[]} [was]
 * @property {Repeat} [repeat]
 * @property {Field[]} fields
 * @property {Scoring} [scoring]
 * @property {Record<string, Link>} links other worksheets that it knows, by id
 * @property {Record<string, Source>} sources what it knows of their fields, by id
 *
 * @typedef {{value: any, field: Field, from?: string}} Looked a stored value, whatever it is, with its field;
 *   `from` is the reference that it would be taken from
 * @typedef {(reference: string) => Looked} Look
 */
export {};
