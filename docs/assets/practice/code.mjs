/**
 * Result codes: one line that holds how a case ended, for typing from one device into another.
 *
 *     rota-swap:2-3-3-3            an agreement, option by option
 *     lead-role/walk-away:none     the other version, and no deal
 *     renewal:3-5-5-3-3 G:24-8-32-18-18   with a guess of the other's priorities
 *
 * Pure: touches no page. Whatever is typed, the answer is a code or a named mistake, never an error.
 */

/**
 * @typedef {{case: string, walkAway: boolean, agreement: number[] | null, guess?: number[]}} Code
 * @typedef {{mistake: string, values?: object}} Mistake its key under `browser: practice.code`
 */

const LINE = /^([a-z][a-z0-9-]{0,59})(\/walk-away)?:(none|\d(?:-\d){0,15})(?:\s+g:(\d{1,3}(?:-\d{1,3}){0,15}))?$/;

/** @param {Code} code @returns {string} */
export function write({case: id, walkAway, agreement, guess}) {
  const end = agreement ? agreement.join('-') : 'none';
  return `${id}${walkAway ? '/walk-away' : ''}:${end}${guess ? ` G:${guess.join('-')}` : ''}`;
}

/**
 * @param {string} text what was typed; spaces around it, capital letters and long dashes are forgiven
 * @param {Record<string, {issues: {options: unknown[]}[], walk_away?: unknown}>} cases known cases
 * @returns {Code | Mistake}
 */
export function read(text, cases) {
  const found = LINE.exec(String(text).slice(0, 200).trim().toLowerCase().replace(/[–—−]/g, '-'));
  if (!found) return {mistake: 'shape'};
  const [, id, version, end, guess] = found;
  if (!Object.hasOwn(cases, id)) return {mistake: 'case', values: {id}};
  const code = {case: id, walkAway: Boolean(version), agreement: numbers(end)};
  if (guess) code.guess = numbers(guess);
  return mistakeIn(code, cases[id]) ?? code;
}

const numbers = (text) => (text === 'none' ? null : text.split('-').map(Number));

function mistakeIn({walkAway, agreement, guess}, {issues, walk_away}) {
  if (walkAway && !walk_away) return {mistake: 'version'};
  if (agreement && agreement.length !== issues.length) return {mistake: 'count', values: {of: issues.length}};
  const beyond = agreement?.findIndex((option, i) => option < 1 || option > issues[i].options.length) ?? -1;
  if (beyond >= 0) return {mistake: 'option', values: {issue: beyond + 1}};
  if (guess && guess.length !== issues.length) return {mistake: 'guess-count', values: {of: issues.length}};
  if (guess && guess.reduce((x, y) => x + y, 0) !== 100) return {mistake: 'guess-sum'};
  return null;
}
