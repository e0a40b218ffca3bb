/** Before the game: which case, which side, and whom one meets. */
import { announce } from "../core/announce.mjs";
import { make } from "../core/dom.mjs";
import { copyLink } from "../core/share-link.mjs";
import { say } from "../core/strings.mjs";
import { button, details, radios, select } from "./elements.mjs";
import { checkTyped, DIFFICULTY_NAMES, MOOD_NAMES, toFragment } from "./settings.mjs";

/**
 * @typedef {import("./settings.mjs").Settings} Settings
 * @typedef {import("./settings.mjs").Cases} Cases
 */

/** @type {import("./rules.mjs").Role[]} */
const ROLES = ["a", "b"];

/** Seed words to start with; any word will do. */
const suggested = () => {
  const seeds = say("game.seeds").split(" ");
  return `${seeds[Math.floor(Math.random() * seeds.length)]}-${1 + Math.floor(Math.random() * 99)}`;
};

/**
 * The form. `onStart(settings)` is called with settings that are in order.
 * @param {Cases} cases
 * @param {Partial<Settings> | undefined} known what is chosen at the start
 * @param {(settings: Settings) => void} onStart
 */
export function setup(cases, known, onStart) {
  /** @type {Settings} */
  const first = {
    case: Object.keys(cases)[0],
    version: "1",
    role: "a",
    mood: MOOD_NAMES[0],
    difficulty: DIFFICULTY_NAMES[0],
    ...known,
    seed: known?.seed ?? suggested(),
  };
  const form = new Form(cases, first);
  const problem = make("p", { className: "cp-problem" });
  const start = () => {
    const { settings, mistake } = checkTyped(form.values(), cases);
    problem.textContent = mistake ? say(`game.mistake.${mistake}`) : "";
    if (settings) return onStart(settings);
    announce(problem.textContent);
    // What is folded takes no focus.
    /** @type {HTMLDetailsElement} */ (form.seed.closest("details")).open = true;
    form.seed.focus();
  };
  return make(
    "div",
    { className: "cp-setup" },
    form.element,
    problem,
    make("p", {}, button(say("game.start"), start, { className: "cp-main" })),
  );
}

class Form {
  /** @type {Cases} */
  #cases;

  /** @param {Cases} cases @param {Settings} first */
  constructor(cases, first) {
    this.#cases = cases;
    /** @type {[string, string][]} */
    const list = Object.values(cases).map(({ id, title }) => [id, title]);
    this.case = select("cp-case", say("game.case"), list, first.case);
    this.about = make("p", { className: "cp-hint" });
    this.role = make("div");
    this.version = make("div");
    this.mood = named("mood", MOOD_NAMES, first.mood);
    this.difficulty = named("difficulty", DIFFICULTY_NAMES, first.difficulty);
    this.seed = make("input", { id: "cp-seed", spellcheck: false, autocomplete: "off", "aria-describedby": "cp-seed-hint" });
    this.seed.value = first.seed;
    this.case.list.addEventListener("change", () => this.#follow(this.values()));
    this.#follow(first);
    const chosen = first.mood !== MOOD_NAMES[0] || first.difficulty !== DIFFICULTY_NAMES[0] || first.version !== "1";
    this.element = make(
      "div",
      {},
      this.case.element,
      this.about,
      this.role,
      details(
        say("game.more"),
        chosen,
        this.version,
        this.mood.element,
        this.difficulty.element,
        this.#seedField(),
        share(() => this.values()),
      ),
    );
  }

  /**
   * What depends on the case: its two sides, and whether it has a second version.
   * @param {{role?: string, version?: string}} chosen
   */
  #follow({ role, version }) {
    /** @type {import("./settings.mjs").PlayedCase} */
    const { about, roles, walk_away: second } = this.#cases[this.case.list.value];
    this.about.textContent = about;
    this.sides = radios(
      "cp-role",
      say("game.role"),
      ROLES.map((side) => [side, roles[side].name, roles[side].who]),
      String(role),
    );
    this.role.replaceChildren(this.sides.element);
    this.versions =
      second &&
      radios(
        "cp-version",
        say("game.version"),
        ["1", "2"].map((n) => [n, say(`game.version.${n}`), say(`game.version.${n}.hint`)]),
        String(version),
      );
    this.version.replaceChildren(...(this.versions ? [this.versions.element] : []));
  }

  #seedField() {
    return make(
      "p",
      { className: "cp-field" },
      make("label", { htmlFor: "cp-seed" }, say("game.seed")),
      this.seed,
      make("span", { className: "cp-hint", id: "cp-seed-hint" }, say("game.seed.hint")),
    );
  }

  values() {
    return {
      case: this.case.list.value,
      version: this.versions?.value ?? "1",
      role: this.sides?.value,
      mood: this.mood.value,
      difficulty: this.difficulty.value,
      seed: this.seed.value,
    };
  }
}

/** @param {string} what @param {string[]} names @param {string} chosen */
const named = (what, names, chosen) =>
  radios(
    `cp-${what}`,
    say(`game.${what}`),
    names.map((name) => [name, say(`game.${what}.${name}`), say(`game.${what}.${name}.hint`)]),
    chosen,
  );

/**
 * A button that copies a link to these settings, or shows it where copying is refused.
 * @param {() => {[Name in keyof Settings]?: string}} settings
 */
export function share(settings) {
  const note = make("p", { className: "cp-hint cp-link" });
  const copy = async () => {
    const link = `${location.href.split("#")[0]}#${toFragment(/** @type {Settings} */ (settings()))}`;
    note.textContent = (await copyLink(link)) === "copied" ? say("game.copied") : link;
    announce(note.textContent);
  };
  return make("div", {}, make("p", {}, button(say("game.share"), copy)), note);
}
