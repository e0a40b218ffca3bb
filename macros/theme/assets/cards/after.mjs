/** Nothing today: said gladly, with the days to come for a calendar, and the cards that were dropped. */
import { dayWords } from "../core/dates.mjs";
import { saveFile } from "../core/file.mjs";
import { button, make } from "../core/dom.mjs";
import { readSite, say } from "../core/strings.mjs";
import { comingDays } from "./schedule.mjs";
/** @import { CardState } from "./schedule.mjs" */
/** @import { Card } from "./spec.mjs" */
/** @import { Player } from "./player.mjs" */

/** @param {Player} player @param {CardState[]} states @param {string} day */
export function nothing(player, states, day) {
  const days = comingDays(states, day);
  const today = states.some(({ answer }) => answer?.day === day);
  return make(
    "div",
    { className: "crd-card" },
    make("h2", { className: "crd-heading", tabIndex: -1 }, today ? say("cards.done") : say("cards.nothing")),
    make("p", {}, days.length ? say("cards.coming", { day: dayWords(days[0]) }) : say("cards.none-coming")),
    days.length > 0 && calendarButton(days),
    dropped(player),
  );
}

/** @param {string[]} days */
function calendarButton(days) {
  const told = make("p", { className: "crd-quiet", role: "status" });
  const save = button(say("cards.calendar"), async () => {
    told.textContent = await saveDays(days).then(
      (file) => say("cards.saved", { file }),
      () => say("not-loaded"),
    );
  });
  return make("div", {}, make("p", { className: "crd-actions" }, save), told);
}

/** Saves the days as a calendar file, which no other page of the cards needs; gives its name. @param {string[]} days */
async function saveDays(days) {
  const [{ calendar }, { later }] = await Promise.all([import("../plan/calendar.mjs"), import("../plan/days.mjs")]);
  const [product, url] = [readSite().course, location.href.split("#")[0]];
  /** @param {string} day */
  const event = (day) => ({ id: `cards-${day}`, title: say("cards.event"), day, nextDay: later(day, 1), url, more: url });
  const file = `${say("cards.file")}.ics`;
  saveFile(file, calendar(days.map(event), { product, owner: product }), "text/calendar;charset=utf-8");
  return file;
}

/** Cards that were dropped, each with a way back. @param {Player} player */
function dropped(player) {
  const cards = player.spec.cards.filter((card) => player.kept.state(card).wish?.dropped);
  if (!cards.length) return undefined;
  return make(
    "details",
    { className: "ws-more" },
    make("summary", {}, say("cards.dropped-list")),
    make("ul", { className: "crd-plain" }, ...cards.map((card) => item(player, card))),
  );
}

/** @param {Player} player @param {Card} card */
function item(player, card) {
  const text = card.situation ?? card.ask;
  const back = button(say("cards.bring-back"), () => player.bringBack(card));
  back.setAttribute("aria-label", `${say("cards.bring-back")}: ${text}`);
  return make("li", {}, text, " ", back);
}
