/** After the conversation: how it ended, what else was possible, how the counterpart decided. */
import { hindsight, prioritiesOf } from "./rules.mjs";
import { foundBand, resultOf } from "../cases/result.mjs";
import { aspiration, bestOf, floorOf, issueOf, levelOf, ROUNDS } from "./strategy.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { again } from "./again.mjs";
import { honesty } from "./honesty.mjs";
import { ladder } from "./ladder.mjs";
import { details, table, terms } from "./elements.mjs";
import { formatted } from "../scoring/phrases.mjs";

/**
 * @typedef {import("./rules.mjs").Game} Game
 * @typedef {import("./rules.mjs").Move} Move
 * @typedef {import("../practice/ending.mjs").Role} Role
 * @typedef {import("./settings.mjs").PlayedCase} PlayedCase
 * @typedef {import("./saved-game.mjs").State} State
 * @typedef {Game & {outcome: import("./rules.mjs").Outcome}} EndedGame
 * @typedef {import("../core/dom.mjs").Child} Child
 * @typedef {ReturnType<typeof resultOf>} Result
 * @typedef {Result & {found: number, free: NonNullable<Result["free"]>}} DealResult
 */

/** @type {Role[]} */
const ROLES = ["a", "b"];

/**
 * @param {State} state
 * @param {PlayedCase} played
 * @param {(settings?: import("./settings.mjs").Settings, more?: import("./saved-game.mjs").Again) => void} onAgain
 */
export function after(state, played, onAgain) {
  const game = /** @type {EndedGame} */ (state.game);
  const name = played.roles[game.theirs].name;
  const { agreement, round } = game.outcome;
  /** @type {Result} */
  const result = resultOf(game.issues, game.alternatives, agreement);
  return make(
    "section",
    { className: "cp-after" },
    make("h3", { className: "cp-turn" }, say(result.deal ? "game.end.deal" : "game.end.none", { round })),
    voice("coach", say("game.coach"), [
      ...ending(state, played, result, name),
      // Somebody who believes nothing looks for no package that suits the learner, whatever was told.
      ...(game.wary ? [] : talked(game)),
      ...honesty(game, name),
      ...section("ladder", ladder(game, { mine: say("game.you"), theirs: name.split(" ")[0] })),
    ]),
    voice("them", say("game.voice", { name }), [...section("hindsight", asked(game, name)), ...section("rule", rule(state))]),
    voice("coach", say("game.coach"), section("again", [again(state, result, name, onAgain)])),
  );
}

/** What one of the two says: the coach, or the counterpart. @param {"coach" | "them"} who @param {string} name @param {Child[]} children */
const voice = (who, name, children) =>
  make("div", { className: `cp-voice cp-voice-${who}` }, make("p", { className: "cp-voice-name" }, name), ...children);

/** @param {string} key @param {Child[]} children @returns {Child[]} */
const section = (key, children) => [make("h4", {}, say(`game.${key}.title`)), ...children];
/** @param {string} key @param {Record<string, unknown>} [values] */
const line = (key, values) => make("p", {}, say(`game.${key}`, values));

/** @param {State} state @param {PlayedCase} played @param {Result} result @param {string} name @returns {Child[]} */
function ending(state, played, result, name) {
  const { game, before } = state;
  const { mine, theirs } = game;
  const agreement = game.outcome?.agreement;
  /** @param {string} key @param {Record<Role, number | string>} values @returns {string[]} */
  const row = (key, values) => [say(`game.end.${key}`), String(values[mine]), String(values[theirs])];
  return [
    ...(agreement ? [terms(game.issues, agreement), ...approvals(game.issues, agreement, played)] : []),
    table(
      say("game.end.caption"),
      [say("game.end.what"), say("game.you"), name],
      [row("points", result.points), row("alternative", game.alternatives), row("gain", signed(result.gain))],
    ),
    line("end.joint", { n: result.joint, most: result.seen.jointMaximum }),
    ...(result.deal ? dealt(game, /** @type {DealResult} */ (result)) : parted(result)),
    ...(before ? [line("end.before", { own: before.own, joint: before.joint, now: result.points[mine], together: result.joint })] : []),
  ];
}

/** @param {import("../practice/ending.mjs").Points} gain */
const signed = ({ a, b }) => ({ a: withSign(a), b: withSign(b) });

/** @param {number} n */
const withSign = (n) => `${n > 0 ? "+" : ""}${formatted(n)}`;

/** @param {Game} game @param {DealResult} result @returns {Child[]} */
function dealt(game, { gain, found, free, seen }) {
  if (gain[game.mine] <= 0) return [line(seen.beatBoth ? "end.worse" : "end.worse-all")];
  return [
    line(`end.found.${foundBand(found)}`, { found }),
    free.points ? line("end.free", { n: free.points }) : line("end.frontier"),
    ...(free.points ? [details(say("game.end.example"), false, terms(game.issues, free.example))] : []),
  ];
}

/** @param {Result} result */
const parted = ({ civilNo, seen }) => [civilNo ? line("end.civil-no") : line("end.missed", { n: seen.beatBoth, of: seen.agreements })];

/** Whoever else must say yes to what was agreed, on either side. @param {Game["issues"]} issues @param {number[]} agreement @param {PlayedCase} played */
function approvals(issues, agreement, { roles }) {
  return ROLES.flatMap((side) =>
    roles[side].limits
      .filter(({ issue, options }) => options.includes(agreement[issues.findIndex(({ id }) => id === issue)]))
      .map(({ issue: id, approval, takes }) =>
        line("end.approval", { issue: issueOf(issues, id).title, name: roles[side].name, approval, takes }),
      ),
  );
}

/** What the learner's own way of asking and telling did. @param {Game} game */
function talked({ moves }) {
  /** @param {Move["do"]} what */
  const count = (what) => moves.filter((move) => move.do === what).length;
  const [questions, answers] = [count("ask"), count("tell")];
  const way = `${questions ? "asked" : "silent"}-${answers ? "told" : "closed"}`;
  return [line(`talked.${way}`, { questions, told: answers })];
}

/** "What I would have done if you had asked." @param {Game} game @param {string} name @returns {Child[]} */
function asked(game, name) {
  const seen = hindsight(game, prioritiesOf(game.issues, game.mine));
  /** @param {Role} role @param {string} id */
  const level = (role, id) => say(`game.level.${levelOf(game.issues, role, id)}`);
  const rows = game.issues.map(({ id, title }) => [
    title,
    level(game.mine, id),
    level(game.theirs, id),
    say(id in game.revealed ? "game.hindsight.heard" : "game.hindsight.unheard"),
  ]);
  const offer = seen.offer && [
    line("hindsight.offer", { mine: seen.offer[game.mine], theirs: seen.offer[game.theirs] }),
    terms(game.issues, seen.offer.agreement),
  ];
  return [
    table(say("game.hindsight.caption"), [say("game.issue"), say("game.you"), name, say("game.hindsight.head")], rows),
    ...(offer || [line("hindsight.nothing")]),
  ];
}

/** Its rule and its numbers. @param {State} state @returns {Child[]} */
function rule({ settings, game }) {
  const calm = { ...game, raised: 0 };
  const numbers = Array.from({ length: ROUNDS }, (_, i) => [String(i + 1), formatted(Math.ceil(aspiration({ ...calm, round: i + 1 })))]);
  const mood = { mood: say(`game.mood.${game.mood}`), does: say(`game.mood.${game.mood}.hint`) };
  return [
    line(settings.mood === "surprise" ? "rule.mood-drawn" : "rule.mood", mood),
    line("rule.numbers", {
      best: bestOf(game.issues, game.theirs),
      floor: Math.ceil(floorOf(calm)),
      alternative: game.alternatives[game.theirs],
    }),
    line(`difficulty.${game.difficulty}.hint`, {}),
    ...(game.raised ? [line("rule.raised", { n: game.raised })] : []),
    line("rule.how"),
    game.wary ? line("rule.wary", { n: game.wary }) : line("rule.believes"),
    line("rule.honest"),
    details(say("game.rule.table"), false, table(say("game.rule.caption"), [say("game.rule.round"), say("game.rule.wants")], numbers)),
  ];
}
