/** The takes of a worksheet that a class handed in. Pure. */
import { say } from "../core/strings.mjs";

/** @typedef {import("./people.mjs").Sheet} Sheet @typedef {import("./people.mjs").Person} Person */

/**
 * The takes of a sheet that somebody handed in: moments in their order, then numbered ones.
 * @param {Sheet} sheet
 * @param {Person[]} people
 */
export function takesOf(sheet, people) {
  const names = [sheet.id, ...(sheet.was ?? [])];
  const takes = new Set(people.flatMap(({ worksheets }) => worksheets.filter(({ id }) => names.includes(id)).map(({ take }) => take)));
  const moments = Object.keys(sheet.repeat?.moments ?? {});
  /** @param {string} take */
  const rank = (take) => (moments.includes(take) ? moments.indexOf(take) : moments.length);
  return [...takes].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en", { numeric: true }));
}

/** "Before the course", or "Time 2". @param {Sheet} sheet @param {string} take */
export function takeName(sheet, take) {
  const moment = sheet.repeat?.moments?.[take];
  return moment ?? say("class.take", { n: Number(/^take-(\d{1,6})$/.exec(take)?.[1] ?? 1) });
}
