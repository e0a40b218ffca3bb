/**
 * When a card comes back, and which cards come today. Days are local, as `2026-11-28`. Pure.
 *
 * @typedef {object} Answer the latest answer to a card, as it is kept
 * @property {1} v
 * @property {string} day    when it was given
 * @property {string} since  when the card was answered for the first time
 * @property {boolean} right
 * @property {number} step   which gap of `GAPS` follows
 * @property {string} [own]  what the learner wrote
 *
 * @typedef {{v: 1, dropped?: boolean, skipped?: string}} Wish what the learner wants of a card
 * @typedef {{id: string, answer?: Answer, wish?: Wish}} CardState
 */
import { isDay, later } from "../plan/days.mjs";

/** Days until a card comes back: after the first right answer, the second, the third. */
export const GAPS = [3, 10, 30];
/** Most cards of a day, and most of them that were never seen before. */
export const MOST = 5;
export const MOST_NEW = 3;

/**
 * The answer to keep. A missed card begins again at the first gap.
 * @param {Answer | undefined} last
 * @param {boolean} right
 * @param {string} day
 * @param {string} [own]
 * @returns {Answer}
 */
export function answered(last, right, day, own) {
  const step = last && right ? Math.min(last.step + 1, GAPS.length) : 0;
  return { v: 1, day, since: last?.since ?? day, right, step, ...(own && { own }) };
}

/** The day on which a card comes back; undefined when it has come back often enough. @param {Answer} answer */
export const returnsOn = ({ day, step }) => (step < GAPS.length ? later(day, GAPS[step]) : undefined);

/** @param {CardState} card @param {string} day */
const waits = ({ wish }, day) => wish?.dropped || wish?.skipped === day;

/**
 * Ids of the cards that are still to come on a day: those that return, the longest due first, then new ones.
 * However many have waited, it is never more than a few.
 * @param {CardState[]} cards in the order of the page, only those that can be asked
 * @param {string} day
 * @returns {string[]}
 */
export function sitting(cards, day) {
  const today = cards.filter(({ answer }) => answer?.day === day);
  const room = Math.max(0, MOST - today.length);
  const roomForNew = Math.max(0, MOST_NEW - today.filter(({ answer }) => answer?.since === day).length);
  const open = cards.filter((card) => !waits(card, day));
  const backs = open.flatMap((card) => {
    const back = card.answer && returnsOn(card.answer);
    return back !== undefined && back <= day ? [{ card, back }] : [];
  });
  const due = backs.sort((a, b) => Number(a.back > b.back) - Number(a.back < b.back)).map(({ card }) => card);
  const fresh = open.filter(({ answer }) => !answer).slice(0, roomForNew);
  return [...due, ...fresh].slice(0, room).map(({ id }) => id);
}

/**
 * The days after `day` on which cards come, as far as is known now, without what is answered until then.
 * @param {CardState[]} cards
 * @param {string} day
 * @returns {string[]} in order, each once
 */
export function comingDays(cards, day) {
  const open = cards.filter(({ wish }) => !wish?.dropped);
  const tomorrow = /** @type {string} */ (later(day, 1));
  const days = open.flatMap(({ answer }) => {
    const back = answer ? returnsOn(answer) : tomorrow;
    return back === undefined ? [] : [back > day ? back : tomorrow];
  });
  return [...new Set(days)].sort();
}

/** What is stored as an answer, in the right shape; undefined for what no version so far has written. @param {any} value @returns {Answer | undefined} */
export function readAnswer(value) {
  if (value?.v !== 1 || !isDay(value.day) || !Number.isInteger(value.step) || value.step < 0) return undefined;
  const { day, step, right, since, own } = value;
  const text = typeof own === "string" ? { own } : {};
  return { v: 1, day, step, right: right === true, since: isDay(since) ? since : day, ...text };
}

/** The same for a wish. @param {any} value @returns {Wish | undefined} */
export function readWish(value) {
  if (value?.v !== 1) return undefined;
  return { v: 1, dropped: value.dropped === true, ...(isDay(value.skipped) && { skipped: value.skipped }) };
}
