/** The card that greets a learner who comes back: whose conversation, when it is, and what is next. */
import { dateWords, dayOf, isDay } from "../core/dates.mjs";
import { part } from "../core/dom.mjs";
import { empty } from "../core/values.mjs";
import { splitKey } from "../responses/keys.mjs";

/**
 * @typedef {{date: string, says: string, title: string, url: string}} Change
 * @typedef {{ids: string[], url: string, fields: {ids: string[], prompt: string}[]}} Sheet
 * @typedef {{topic: string[][], day: string[][], change?: Change | null, sheets: Sheet[]}} CardData as `continue_card.py` writes it
 * @typedef {{topic?: string, day?: string, filled: number, total: number, next?: {prompt: string, url: string}}} Card
 */

const LONGEST = 90;

/** @param {string} text */
const shortened = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text);

/**
 * What is written for a negotiation, as "worksheet/field" → record.
 * @param {[string, any][]} entries @param {string} prefix @param {string} negotiation
 */
function responsesIn(entries, prefix, negotiation) {
  const written = entries.flatMap(([key, record]) => {
    const place = splitKey(prefix, key);
    return place && place.negotiation === negotiation && !empty(record.value) ? [[`${place.exercise}/${place.field}`, record]] : [];
  });
  return /** @type {Map<string, any>} */ (new Map(/** @type {any} */ (written)));
}

/** The sheet that was written in last, or undefined. @param {Sheet[]} sheets @param {Map<string, any>} responses */
function lastSheet(sheets, responses) {
  /** @param {Sheet} sheet */
  const savedAt = ({ ids }) =>
    Math.max(0, ...[...responses].filter(([place]) => ids.includes(place.split("/")[0])).map(([, record]) => record.savedAt));
  const begun = sheets.filter((sheet) => savedAt(sheet));
  return begun.sort((a, b) => savedAt(b) - savedAt(a))[0];
}

/** What the card says, or undefined for somebody who has written nothing. Pure. @param {CardData} data @param {[string, any][]} entries @param {{prefix: string, negotiation: string}} where @returns {Card | undefined} */
export function cardOf(data, entries, { prefix, negotiation }) {
  const responses = responsesIn(entries, prefix, negotiation);
  if (!responses.size) return undefined;
  /** @param {string[][]} places */
  const first = (places) => places.map((place) => responses.get(place.join("/"))?.value).find((value) => typeof value === "string");
  const name = entries.find(([key]) => key === `${prefix}_negotiations/${negotiation}`)?.[1].value?.name;
  const day = first(data.day);
  const sheet = lastSheet(data.sheets, responses);
  /** @param {{ids: string[]}} field */
  const isFilled = ({ ids }) => Boolean(sheet?.ids.some((id) => ids.some((field) => responses.has(`${id}/${field}`))));
  const fields = sheet?.fields ?? [];
  const open = fields.find((field) => !isFilled(field));
  return {
    topic: shortened(name || first(data.topic) || ""),
    day: isDay(day) ? day : undefined,
    filled: fields.filter(isFilled).length,
    total: fields.length,
    next: sheet && open && { prompt: open.prompt, url: `${sheet.url}#${sheet.ids[0]}.${open.ids[0]}` },
  };
}

/** Whether a change is news to somebody: they wrote something before that day, and saw it on no visit. Pure. @param {Change | null | undefined} change @param {[string, any][]} entries @param {string | null} seen the day of the last change that was shown */
export function isNews(change, entries, seen) {
  const written = entries.flatMap(([, { savedAt }]) => savedAt || []);
  return Boolean(change && written.length && dayOf(Math.min(...written)) < change.date && change.date > (seen ?? ""));
}

/** Shows a change once: the next visit has the mark. @param {HTMLElement} line @param {Change | null | undefined} change @param {[string, any][]} entries @param {string} prefix */
function showChange(line, change, entries, prefix) {
  const key = prefix.replace(/^cg:/, "cg-changes:");
  try {
    if (!change || !isNews(change, entries, localStorage.getItem(key))) return;
    localStorage.setItem(key, change.date);
  } catch {
    return;
  }
  line.hidden = false;
  part(line, "words").textContent = change.says;
  Object.assign(line.querySelector("a") ?? {}, { href: change.url, textContent: change.title });
}

/** @param {string} sentence @param {Record<string, string | number>} values */
const filledIn = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** @param {HTMLElement} line @param {string} day */
function showDay(line, day) {
  const isPast = day < dayOf(Date.now());
  const words = dateWords(new Date(`${day}T12:00:00`), { dateStyle: "full" });
  part(line, "words").textContent = filledIn((isPast ? line.dataset.after : line.dataset.before) ?? "", { day: words });
  line.querySelector("a")?.toggleAttribute("hidden", !isPast);
}

/** The next open prompt; where none is open, the plan. @param {HTMLElement} line @param {Card} card @param {HTMLElement} plan the way to the plan that else stands below */
function showNext(line, { filled, total, next }, plan) {
  line.hidden = !total;
  plan.hidden = total > 0 && !next;
  part(line, "words").textContent = filledIn(line.dataset.says ?? "", { n: filled, total });
  const toPlan = plan.querySelector("a");
  Object.assign(line.querySelector("a") ?? {}, { href: next?.url ?? toPlan?.href, textContent: next?.prompt ?? toPlan?.textContent });
}

/** Shows the card, or hides it. @param {HTMLElement} element @param {[string, any][]} entries @param {{prefix: string, negotiation: string}} where */
export function showCard(element, entries, where) {
  /** @type {CardData} */
  const data = JSON.parse(part(element, "card").textContent ?? "");
  const card = cardOf(data, entries, where);
  element.hidden = !card;
  document.documentElement.classList.toggle("cg-begun", Boolean(card));
  if (!card) return;
  showChange(part(element, "change"), data.change, entries, where.prefix);
  part(element, "topic").textContent = card.topic ?? "";
  const [day, progress] = [part(element, "day"), part(element, "progress")];
  day.hidden = !card.day;
  if (card.day) showDay(day, card.day);
  showNext(progress, card, part(element, "plan"));
}
