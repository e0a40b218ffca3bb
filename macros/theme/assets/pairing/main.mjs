/** The page that makes pairs. It keeps nothing: the same names and word make the same pairs again. */
import { putBackOnReturn } from "../core/returning.mjs";
import { dataIn, make, part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { namesIn, pair } from "./pairing.mjs";

/**
 * @typedef {import("./pairing.mjs").Pair} Pair
 * @typedef {import("../practice/ending.mjs").Role} Role
 * @typedef {{id: string, title: string, url: string, roles: Record<Role, {name: string, url: string}>}} PairedCase a
 *   case in one version, as this page has it
 * @typedef {{title: string, url: string, label: string}} CardLink where a card leads; `label` is a sentence's key
 */

class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {PairedCase[]} */
    this.cases = dataIn(root, "cases");
    root.addEventListener("input", () => this.#show());
    root.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    this.printButton = /** @type {HTMLButtonElement} */ (root.querySelector('[data-do="print"]'));
    this.printButton.addEventListener("click", () => print());
    putBackOnReturn(root);
    this.#show();
  }

  /** @param {string} name of a control */
  #text(name) {
    return /** @type {HTMLInputElement} */ (this.root.querySelector(`[name="${name}"]`)).value;
  }

  #show() {
    const people = namesIn(this.#text("people"), (n) => say("pairing.person", { n }));
    const late = namesIn([...people, ...namesIn(this.#text("late"), (n) => say("pairing.late-person", { n }))].join("\n")).slice(
      people.length,
    );
    const seed = this.#text("seed").trim().toLowerCase();
    const { pairs, alone } = seed ? pair(people, seed, late) : { pairs: [], alone: [] };
    const played = this.cases.find(({ id }) => id === this.#text("case"));
    this.#say({ people: people.length + late.length, seed, pairs, alone });
    part(this.root, "pairs").replaceChildren(...(pairs.length ? [pairTable(pairs, played)] : []));
    part(this.root, "cards").replaceChildren(...pairs.flatMap((made, i) => cards(made, i + 1, played)));
    this.printButton.hidden = !pairs.length;
  }

  /** @param {{people: number, seed: string, pairs: Pair[], alone: string[]}} made */
  #say({ people, seed, pairs, alone }) {
    const observers = pairs.some((made) => made.observers.length);
    const sentence = () => {
      if (!people) return say("pairing.empty");
      if (!seed) return say("pairing.no-seed");
      if (alone.length) return say("pairing.alone", { name: alone[0] });
      return [say("pairing.made", { n: pairs.length }), observers && say("pairing.odd")].filter(Boolean).join(" ");
    };
    const status = part(this.root, "status");
    if (status.textContent !== sentence()) status.textContent = sentence();
  }
}

/** @param {Role} role @param {PairedCase} [played] */
const roleName = (role, played) => played?.roles[role].name ?? say(`pairing.role-${role}`);

/** @param {Pair[]} pairs @param {PairedCase} [played] */
function pairTable(pairs, played) {
  const head = [say("pairing.pair"), roleName("a", played), roleName("b", played), say("pairing.observer")];
  const rows = pairs.map(({ a, b, observers }, i) =>
    make("tr", {}, make("th", { scope: "row" }, String(i + 1)), ...[a, b, observers.join(", ") || "–"].map((text) => make("td", {}, text))),
  );
  return make(
    "div",
    { className: "pair-scroll", tabIndex: 0, role: "group", "aria-label": say("pairing.caption") },
    make(
      "table",
      { className: "ws-table" },
      make("caption", {}, say("pairing.caption")),
      make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col" }, text)))),
      make("tbody", {}, ...rows),
    ),
  );
}

/**
 * A card for each person: only what this person may see.
 * @param {Pair} pair
 * @param {number} n
 * @param {PairedCase} [played]
 */
function cards({ a, b, observers }, n, played) {
  /** @param {string} name @param {Role} role @param {string} other */
  const player = (name, role, other) =>
    card(
      name,
      n,
      say("pairing.plays", { role: roleName(role, played), other }),
      played && { title: played.title, url: played.roles[role].url, label: "pairing.your-card" },
    );
  /** @param {string} name */
  const observer = (name) =>
    card(
      name,
      n,
      say("pairing.observes", { a, b }),
      played && { title: played.title, url: played.url, label: "pairing.shared-brief" },
      say("pairing.observe-how"),
    );
  return [player(a, "a", b), player(b, "b", a), ...observers.map(observer)];
}

/** @param {string} name @param {number} n @param {string} task @param {CardLink} [played] @param {string} [more] */
function card(name, n, task, played, more) {
  const lines = [
    make("p", { className: "pair-card-pair" }, [say("pairing.number", { n }), played?.title].filter(Boolean).join(" · ")),
    make("h3", {}, name),
    make("p", {}, task),
  ];
  if (more) lines.push(make("p", {}, more));
  if (played) lines.push(link(played));
  return make("article", { className: "pair-card" }, ...lines);
}

/** On paper an address must be read and typed, so it stands there in full. @param {CardLink} link */
function link({ url, label }) {
  const address = new URL(url, document.baseURI).href;
  return make(
    "p",
    { className: "pair-link" },
    make("a", { href: address }, say(label)),
    " ",
    make("span", { className: "pair-address" }, address),
  );
}

/** Starts the pages that make pairs. */
export function start() {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-pairing]"))) new Page(root);
}
