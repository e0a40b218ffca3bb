/**
 * The days of the plan, for the calendar. Pure.
 *
 * @typedef {{id: string, title: string, day: string, url?: string, words?: string}} PlanDay
 *   `words` are the learner's own, and absent when the field they come from is private
 */
import { isPrivate } from "../core/private.mjs";
import { empty, own } from "../core/values.mjs";
import { isDay, later } from "./days.mjs";

/** @returns {PlanDay[]} in the order of their days */
export function datesOf({ spec, look }) {
  return (spec.dates ?? []).flatMap((date) => daysOf(look, date)).sort((a, b) => a.day.localeCompare(b.day));
}

function daysOf(look, date) {
  for (const reference of [date.date].flat()) {
    const found = rowsOf(look, reference).filter(({ day }) => isDay(day));
    if (found.length) return found.map((one) => made(look, date, one)).filter(({ day }) => isDay(day));
  }
  return [];
}

/** The day of a field, or of each of its rows. */
function rowsOf(look, reference) {
  const [worksheet, id, column] = reference.split(".");
  const { value } = look(`${worksheet}.${id}`);
  if (!column) return [{ day: value }];
  return (Array.isArray(value) ? value : []).map((row) => ({ day: own(row, column), row }));
}

function made(look, date, { day, row }) {
  const words = date.words && wordsOf(look, date.words, row);
  return { id: [date.id, row?.id].filter(Boolean).join("-"), title: date.title, day: later(day, date.days ?? 0), url: date.url, ...(words && { words }) };
}

function wordsOf(look, reference, row) {
  const [worksheet, id, column] = reference.split(".");
  const { value, field } = look(`${worksheet}.${id}`);
  const words = column ? own(row, column) : value;
  return isPrivate(field, column && [column]) || field.keep || empty(words) || typeof words !== "string" ? undefined : words;
}
