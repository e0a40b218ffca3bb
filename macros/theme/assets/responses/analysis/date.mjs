/** A day: in words, and only where the calendar has it. */
import { dayWords, isDay } from "../../core/dates.mjs";
import { any } from "./any.mjs";

/** @type {import("./any.mjs").Analysis} */
export const date = {
  ...any,
  summary: "calendar",
  exported: (_field, day) => String(day),
  text: (_field, day) => dayWords(day),
  counted: (_field, day) => (isDay(day) ? day : undefined),
  listItems: (_field, day) => (isDay(day) ? [{ text: dayWords(day) }] : []),
};
