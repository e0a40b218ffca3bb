/**
 * The days of the plan, for the calendar. Pure.
 *
 * @typedef {{id: string, date: string | string[], title: string, days?: number, words?: string, url?: string}} DateSpec
 * @typedef {{day: any, row?: Record<string, any>}} Found a stored day, and the row that it stands in
 * @typedef {{id: string, title: string, day: string, url?: string, words?: string}} PlanDay
 *   `words` are the learner's own, and absent when the field they come from is private
 */
import { isPrivate } from "../core/private.mjs";
import { empty, own } from "../core/values.mjs";
import { isDay, later } from "./days.mjs";

/**
 * @typedef {import("../responses/spec.mjs").Look} Look
 */

/**
 * The plan's own field for the day of the conversation, which is the first of its dates.
 * @param {import("./gather.mjs").PlanSpec} spec
 */
export const dayField = ({ id, fields, dates }) => fields.find((field) => [dates?.[0]?.date].flat().includes(`${id}.${field.id}`));

/**
 * @param {import("./gather.mjs").Gathering} gathering
 * @returns {PlanDay[]} in the order of their days
 */
export function datesOf({ spec, look }) {
  return (spec.dates ?? []).flatMap((date) => daysOf(look, date)).sort((a, b) => a.day.localeCompare(b.day));
}

/** @param {Look} look @param {DateSpec} date @returns {PlanDay[]} */
function daysOf(look, date) {
  for (const reference of [date.date].flat()) {
    const days = daysIn(look, reference).filter(({ day }) => isDay(day));
    if (days.length) return days.flatMap((row) => made(look, date, row) ?? []);
  }
  return [];
}

/** The day of a field, or of each of its rows. @param {Look} look @param {string} reference @returns {Found[]} */
function daysIn(look, reference) {
  const [worksheet, id, column] = reference.split(".");
  const { value } = look(`${worksheet}.${id}`);
  if (!column) return [{ day: value }];
  return (Array.isArray(value) ? value : []).map((/** @type {Record<string, any>} */ row) => ({ day: own(row, column), row }));
}

/** @param {Look} look @param {DateSpec} date @param {Found} found @returns {PlanDay | undefined} */
function made(look, date, { day, row }) {
  const words = date.words && ownText(look, date.words, row);
  const planned = later(day, date.days ?? 0);
  return planned === undefined || !isDay(planned)
    ? undefined
    : { id: [date.id, row?.id].filter(Boolean).join("-"), title: date.title, day: planned, url: date.url, ...(words && { words }) };
}

/** @param {Look} look @param {string} reference @param {Record<string, any>} [row] @returns {string | undefined} */
function ownText(look, reference, row) {
  const [worksheet, id, column] = reference.split(".");
  const { value, field } = look(`${worksheet}.${id}`);
  const words = column ? own(row, column) : value;
  if (!field) return undefined;
  return isPrivate(field, column ? [column] : undefined) || field.keep || empty(words) || typeof words !== "string" ? undefined : words;
}
