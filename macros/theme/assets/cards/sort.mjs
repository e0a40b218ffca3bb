/** A card whose items are put where they belong. */
import { make, note } from "../core/dom.mjs";
import { announce } from "../core/announce.mjs";
import { say } from "../core/strings.mjs";
import { mainButton } from "./buttons.mjs";
/** @import { Face, Front } from "./front.mjs" */
/** @import { SortCard, SortItem } from "./spec.mjs" */

/** @param {SortCard} card @param {Front} front @returns {Face} */
export function sortFace(card, front) {
  const rows = card.items.map((item, n) => row(card, item, `crd-${card.id}.${n}`));
  const list = make("div", { className: "crd-sort" }, ...rows);
  list.addEventListener("change", () => {
    front.isBegun = true;
  });
  const check = mainButton(say("cards.check"), () => judge(card, front, rows, check));
  return { nodes: [list, check] };
}

/** @param {SortCard} card @param {SortItem} item @param {string} name */
function row(card, { text }, name) {
  const choices = Object.entries(card.groups).map(([id, group]) =>
    make("label", { className: "crd-group" }, make("input", { type: "radio", name, value: id, autocomplete: "off" }), " ", group),
  );
  return make("fieldset", { className: "crd-item" }, make("legend", {}, text), ...choices);
}

/** @param {HTMLElement} row */
const chosen = (row) => /** @type {HTMLInputElement | null} */ (row.querySelector(":checked"))?.value;

/** @param {SortCard} card @param {Front} front @param {HTMLElement[]} rows @param {HTMLElement} check */
function judge(card, front, rows, check) {
  if (!rows.every(chosen)) return announceMissing(rows);
  const rights = card.items.map(({ group }, n) => chosen(rows[n]) === group);
  check.hidden = true;
  for (const [n, { group, why }] of card.items.entries()) {
    const verdict = rights[n] ? say("cards.right") : say("cards.belongs", { group: card.groups[group] });
    note(rows[n], "crd-verdict", [verdict, why].filter(Boolean).join(" "));
    rows[n].dataset.right = String(rights[n]);
    for (const input of rows[n].querySelectorAll("input")) input.disabled = true;
  }
  const right = rights.every(Boolean);
  front.show(right ? say("cards.all-right") : say("cards.some-wrong"), front.source());
  front.finish(right);
}

/** @param {HTMLElement[]} rows */
function announceMissing(rows) {
  const missing = rows.find((each) => !chosen(each));
  missing?.querySelector("input")?.focus();
  announce(say("cards.choose-all"));
}
