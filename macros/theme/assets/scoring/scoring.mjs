/**
 * Scores of one worksheet, from its `scoring` and the learner's responses. Touches no page.
 *
 * The rules: an item is turned round as lowest + highest − value; a scale is the sum or mean of its
 * answered items; what is missing is never made up, so a scale with too few responses is
 * "incomplete"; "don't know" is not a response; bands, ties and leans use unrounded values.
 *
 * @typedef {{id: string, title: string, side?: string, sideLabel?: string, mine?: true, state: "scored",
 *   value: number, shown: number, min: number, max: number, method?: string,
 *   band: {label: string, feedback?: string} | null, feedback?: string}} Scored
 * @typedef {{id: string, title: string, side?: string, sideLabel?: string, mine?: true, state: "incomplete",
 *   answered: number, of: number, ofScales?: true}} Incomplete of a total or lean: in scales
 * @typedef {Scored | Incomplete} ScaleScore
 * @typedef {{text: string}} Gate
 * @typedef {{gate?: Gate, scales: ScaleScore[], total?: ScaleScore,
 *   leans?: (ScaleScore & {level?: "high" | "middle" | "low"})[], leanFeedback?: string[],
 *   top?: {ids: string[], titles: string[], feedback: string[]},
 *   sideGaps?: {id: string, title: string, difference: number, text: string}[],
 *   always?: string, words?: string}} Scores
 */

/** Means of thirds add up to 3.9999999999999996: what a person would call 4 must count as 4. */
const NEARLY = 1e-9;
const atLeast = (value, bound) => value >= bound - NEARLY;
const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);
const mean = (numbers) => sum(numbers) / numbers.length;
const ADD_UP = { sum, mean };

/** A number for show: one decimal, halves away from zero on both sides of it. */
export const rounded = (value) => (Math.sign(value) * Math.round(Math.abs(value) * 10 + NEARLY)) / 10 || 0;

/** A turned-round item mirrors its response scale. */
export const reversed = (value, { min, max }) => min + max - value;

/** The last band that starts at or below the unrounded value; null below the first. */
export function bandOf(bands, value) {
  const started = (bands ?? []).filter(({ from }) => atLeast(value, from));
  if (!started.length) return null;
  const { label, feedback } = started.reduce((best, band) => (band.from > best.from ? band : best));
  return { label, feedback };
}

/** One item by its reference `field.item` (or `field`): its bounds, direction and response. */
function item(reference, fields, responses, side) {
  const [fieldId, itemId] = reference.split(".");
  const field = fields.find(({ id }) => id === fieldId);
  const bounds = field?.response_scale ?? field ?? {};
  const reverse = field?.items?.find(({ id }) => id === itemId)?.reverse ?? false;
  const given = responses[fieldId];
  const value = itemId ? given?.[side ? `${side}.${itemId}` : itemId] : given;
  return { min: bounds.min, max: bounds.max, reverse, value };
}

const isAnswered = ({ value, min, max }) => typeof value === "number" && value >= min && value <= max;
const pointsOf = (one) => (one.reverse ? reversed(one.value, one) : one.value);

/** The named parts of a score that has a value. */
function scored(scale, value, { min, max }) {
  return { state: "scored", value, shown: rounded(value), min, max, band: bandOf(scale.bands, value) };
}

/** The range that a sum or mean of these items or scales can have. */
function range(method, parts) {
  const add = ADD_UP[method];
  return { min: add(parts.map(({ min }) => min)), max: add(parts.map(({ max }) => max)) };
}

/** One scale, for one side of a two-sided likert or for none. */
function scaleScore(scale, fields, responses, side) {
  const method = scale.method ?? "sum";
  const items = scale.items.map((reference) => item(reference, fields, responses, side?.id));
  const answered = items.filter(isAnswered);
  const about = { id: scale.id, title: scale.title, method };
  if (side) Object.assign(about, { side: side.id, sideLabel: side.label, ...(side.mine && { mine: true }) });
  if (answered.length < Math.max(1, scale.min_answered ?? items.length))
    return { ...about, state: "incomplete", answered: answered.length, of: items.length };
  const value = ADD_UP[method](answered.map(pointsOf));
  return { ...about, ...scored(scale, value, range(method, answered)), feedback: scale.feedback };
}

/** The two sides of the likert that the scales are made of; [undefined] when there is one. */
function sidesOf(scoring, fields) {
  if (!scoring.sides) return [undefined];
  const fieldId = scoring.scales[0].items[0].split(".")[0];
  return fields.find(({ id }) => id === fieldId)?.sides ?? [undefined];
}

/** Those scales of these ids that have a score. */
const readyOf = (ids, scales) =>
  ids.map((id) => scales.find((scale) => scale.id === id)).filter((scale) => scale?.state === "scored");

/** What stands for a score that some of its scales are missing for. */
const incomplete = ({ id, title }, answered, of) => ({ id, title, state: "incomplete", answered, of, ofScales: true });

/** Scales put together into one; incomplete as soon as one of them is. */
function totalScore(total, scales) {
  const ready = readyOf(total.of, scales);
  const { id, title, method = "sum" } = total;
  if (ready.length < total.of.length) return incomplete(total, ready.length, total.of.length);
  const value = ADD_UP[method](ready.map((part) => part.value));
  return { id, title, method, ...scored(total, value, range(method, ready)) };
}

/** A weighted sum of scales, divided; "high" and "low" from the author's bounds on. */
function leanScore(lean, scales) {
  const ids = Object.keys(lean.weights);
  const { id, title, min, max, divide = 1 } = lean;
  const ready = readyOf(ids, scales);
  if (ready.length < ids.length) return incomplete(lean, ready.length, ids.length);
  const value = sum(ready.map((part) => part.value * lean.weights[part.id])) / divide;
  const low = atLeast(-value, -lean.low);
  const level = atLeast(value, lean.high) ? "high" : low ? "low" : "middle";
  return { id, title, ...scored(lean, value, { min, max }), level };
}

/** The texts whose every condition fits: `{own: high}` or `{own: [high, middle]}`. */
function leanFeedback(rules, leans) {
  const level = Object.fromEntries(leans.map((lean) => [lean.id, lean.level]));
  const fits = ({ when }) => Object.entries(when).every(([id, wanted]) => [wanted].flat().includes(level[id]));
  return (rules ?? []).filter(fits).map(({ text }) => text);
}

/** The highest scales, all of them when they tie; undefined until every one is scored. */
function topOf({ of, tie_within: within = 0 }, scales) {
  const scored = of.map((id) => scales.find((scale) => scale.id === id && scale.state === "scored"));
  if (scored.includes(undefined)) return undefined;
  const highest = Math.max(...scored.map(({ value }) => value));
  const top = scored.filter(({ value }) => atLeast(value, highest - within));
  const feedback = top.map((scale) => scale.feedback).filter(Boolean);
  return { ids: top.map(({ id }) => id), titles: top.map(({ title }) => title), feedback };
}

/** Scales on which the two sides lie far apart; `difference` is first side − second side. */
function sideGaps({ at_least: bound, text }, scales, [first, second]) {
  const find = (id, side) => scales.find((s) => s.id === id && s.side === side.id && s.state === "scored");
  return scales.filter(({ side }) => side === first.id).flatMap(({ id, title }) => {
    const difference = find(id, first)?.value - find(id, second)?.value;
    return atLeast(Math.abs(difference), bound) ? [{ id, title, difference: rounded(difference), text }] : [];
  });
}

/** Whether the gate's response is one that replaces the score. */
const isClosed = (gate, responses) => gate && [gate.is].flat().includes(responses[gate.field]);

/**
 * Scores one take of a worksheet.
 *
 * @param {object} scoring the worksheet's `scoring`
 * @param {object[]} fields its fields, each `response_scale` as a mapping
 * @param {Record<string, unknown>} responses absent = unanswered
 * @returns {Scores}
 */
export function score(scoring, fields, responses) {
  if (isClosed(scoring.gate, responses)) return { gate: { text: scoring.gate.text }, scales: [] };
  const sides = sidesOf(scoring, fields);
  const scales = scoring.scales.flatMap((scale) =>
    sides.map((side) => scaleScore(scale, fields, responses, side)));
  const scores = { scales, always: scoring.always, words: scoring.words };
  if (scoring.total) scores.total = totalScore(scoring.total, scales);
  if (scoring.leans) scores.leans = scoring.leans.map((lean) => leanScore(lean, scales));
  if (scoring.leans) scores.leanFeedback = leanFeedback(scoring.lean_feedback, scores.leans);
  if (scoring.top) scores.top = topOf(scoring.top, scales);
  if (scoring.side_gap && sides[1]) scores.sideGaps = sideGaps(scoring.side_gap, scales, sides);
  return scores;
}
