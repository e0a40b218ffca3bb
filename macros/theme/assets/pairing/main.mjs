/** The page that makes pairs. It keeps nothing: the same names and word make the same pairs again. */
import { putBackOnReturn } from "../core/returning.mjs";
import { make } from "../core/elements.mjs";
import { say } from "../core/strings.mjs";
import { namesIn, pair } from "./pairing.mjs";

class Page {
  constructor(root) {
    this.root = root;
    this.cases = JSON.parse(this.#part("cases").textContent);
    root.addEventListener("input", () => this.#show());
    root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    root.querySelector('[data-do="print"]').addEventListener("click", () => print());
    putBackOnReturn(root);
    this.#show();
  }

  #part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  #text(name) {
    return this.root.querySelector(`[name="${name}"]`).value;
  }

  #show() {
    const people = namesIn(this.#text("people"), (n) => say("pairing.person", { n }));
    const late = namesIn([...people, ...namesIn(this.#text("late"), (n) => say("pairing.late-person", { n }))].join("\n")).slice(people.length);
    const seed = this.#text("seed").trim().toLowerCase();
    const { pairs, alone } = seed ? pair(people, seed, late) : { pairs: [], alone: [] };
    const played = this.cases.find(({ id }) => id === this.#text("case"));
    this.#say({ people: people.length + late.length, seed, pairs, alone });
    this.#part("pairs").replaceChildren(...(pairs.length ? [pairTable(pairs, played)] : []));
    this.#part("cards").replaceChildren(...pairs.flatMap((one, i) => cards(one, i + 1, played)));
    this.root.querySelector('[data-do="print"]').hidden = !pairs.length;
  }

  #say({ people, seed, pairs, alone }) {
    const observers = pairs.some((one) => one.observers.length);
    const sentence = () => {
      if (!people) return say("pairing.empty");
      if (!seed) return say("pairing.no-seed");
      if (alone.length) return say("pairing.alone", { name: alone[0] });
      return [say("pairing.made", { n: pairs.length }), observers && say("pairing.odd")].filter(Boolean).join(" ");
    };
    const status = this.#part("status");
    if (status.textContent !== sentence()) status.textContent = sentence();
  }
}

const roleName = (role, played) => played?.roles[role].name ?? say(`pairing.role-${role}`);

function pairTable(pairs, played) {
  const head = [say("pairing.pair"), roleName("a", played), roleName("b", played), say("pairing.observer")];
  const rows = pairs.map(({ a, b, observers }, i) => make("tr", {}, make("th", { scope: "row" }, String(i + 1)),
    ...[a, b, observers.join(", ") || "–"].map((text) => make("td", {}, text))));
  return make("div", { class: "pair-scroll", tabindex: 0, role: "group", "aria-label": say("pairing.caption") },
    make("table", { class: "ws-table" }, make("caption", {}, say("pairing.caption")),
      make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col" }, text)))), make("tbody", {}, ...rows)));
}

/** A card for each person: only what this person may see. */
function cards({ a, b, observers }, n, played) {
  const player = (name, role, other) => card(name, n, say("pairing.plays", { role: roleName(role, played), other }), played && { ...played, url: played.roles[role].url, words: "pairing.your-card" });
  const observer = (name) => card(name, n, say("pairing.observes", { a, b }), played && { ...played, words: "pairing.shared-brief" }, say("pairing.observe-how"));
  return [player(a, "a", b), player(b, "b", a), ...observers.map(observer)];
}

function card(name, n, task, played, more) {
  const lines = [make("p", { class: "pair-card-pair" }, [say("pairing.number", { n }), played?.title].filter(Boolean).join(" · ")), make("h3", {}, name), make("p", {}, task)];
  if (more) lines.push(make("p", {}, more));
  if (played) lines.push(link(played));
  return make("article", { class: "pair-card" }, ...lines);
}

/** On paper an address must be read and typed, so it stands there in full. */
function link({ url, words }) {
  const address = new URL(url, document.baseURI).href;
  return make("p", { class: "pair-link" }, make("a", { href: address }, say(words)), " ", make("span", { class: "pair-address" }, address));
}

/** Starts the pages that make pairs. */
export function start() {
  for (const root of document.querySelectorAll("[data-pairing]")) new Page(root);
}
