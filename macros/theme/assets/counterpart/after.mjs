/** After the talk: how it ended, what else was possible, how the counterpart decided. */
import { hindsight, prioritiesOf } from "./rules.mjs";
import { foundBand, resultOf } from "../cases/result.mjs";
import { aspiration, bestOf, floorOf, levelOf, ROUNDS } from "./strategy.mjs";
import { make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { again } from "./again.mjs";
import { ladder } from "./ladder.mjs";
import { details, table, terms } from "./parts.mjs";
import { points } from "./words.mjs";

/** @param {object} state settings, game, and of a game played again: change, before */
export function after(state, found, onAgain) {
  const { game } = state;
  const name = found.roles[game.theirs].name;
  const result = resultOf(game.issues, game.alternatives, game.outcome.agreement);
  return make("section", { className: "cp-after" },
    make("h3", { className: "cp-turn" }, say(result.deal ? "game.end.deal" : "game.end.none", { round: game.outcome.round })),
    ...ending(state, found, result, name), ...talked(game),
    ...part("ladder", ladder(game, { mine: say("game.you"), theirs: name.split(" ")[0] })),
    ...part("hindsight", asked(game, name)),
    ...part("rule", rule(state)),
    ...part("again", [again(state, result, onAgain)]));
}

const part = (key, children) => [make("h4", {}, say(`game.${key}.title`)), ...children];
const line = (key, values) => make("p", {}, say(`game.${key}`, values));

function ending(state, found, result, name) {
  const { game, before } = state;
  const { mine, theirs } = game;
  const row = (key, values) => [say(`game.end.${key}`), String(values[mine]), String(values[theirs])];
  return [
    ...(result.deal ? [terms(game.issues, game.outcome.agreement), ...approvals(game, found)] : []),
    table(say("game.end.caption"), [say("game.end.what"), say("game.you"), name],
      [row("points", result.points), row("alternative", game.alternatives), row("gain", signed(result.gain))]),
    line("end.joint", { n: result.joint, most: result.seen.jointMaximum }),
    ...(result.deal ? dealt(game, result) : parted(result)),
    ...(before ? [line("end.before", { own: before.own, joint: before.joint, now: result.points[mine], together: result.joint })] : []),
  ];
}

const signed = (gain) => Object.fromEntries(Object.entries(gain).map(([side, n]) => [side, (n > 0 ? "+" : "") + points(n)]));

function dealt(game, { gain, found, free, seen }) {
  if (gain[game.mine] <= 0) return [line(seen.beatBoth ? "end.worse" : "end.worse-all")];
  return [
    line(`end.found.${foundBand(found)}`, { found }),
    free.points ? line("end.free", { n: free.points }) : line("end.frontier"),
    ...(free.points ? [details(say("game.end.example"), false, terms(game.issues, free.example))] : []),
  ];
}

const parted = ({ civilNo, seen }) => [civilNo ? line("end.civil-no") : line("end.missed", { n: seen.beatBoth, of: seen.agreements })];

/** Whoever else must say yes to what was agreed, on either side. */
function approvals({ issues, outcome }, { roles }) {
  const needed = ["a", "b"].flatMap((side) => roles[side].limits
    .filter(({ issue, options }) => options.includes(outcome.agreement[issues.findIndex(({ id }) => id === issue)]))
    .map(({ issue: id, approval, takes }) => line("end.approval", { issue: issues.find((one) => one.id === id).title, name: roles[side].name, approval, takes })));
  return needed;
}

/** What the learner's own way of talking did. */
function talked({ moves }) {
  const count = (what) => moves.filter((move) => move.do === what).length;
  const [questions, told] = [count("ask"), count("tell")];
  const way = `${questions ? "asked" : "silent"}-${told ? "told" : "closed"}`;
  return [line(`talked.${way}`, { questions, told })];
}

/** "What I would have done if you had asked." */
function asked(game, name) {
  const seen = hindsight(game, prioritiesOf(game.issues, game.mine));
  const level = (role, id) => say(`game.level.${levelOf(game.issues, role, id)}`);
  const rows = game.issues.map(({ id, title }) =>
    [title, level(game.mine, id), level(game.theirs, id), say(id in game.revealed ? "game.hindsight.heard" : "game.hindsight.unheard")]);
  const offer = seen.offer && [line("hindsight.offer", { mine: seen.offer[game.mine], theirs: seen.offer[game.theirs] }), terms(game.issues, seen.offer.agreement)];
  return [table(say("game.hindsight.caption"), [say("game.issue"), say("game.you"), name, ""].map((one, i) => (i === 3 ? say("game.hindsight.head") : one)), rows),
    ...(offer || [line("hindsight.nothing")])];
}

/** Its rule and its numbers. */
function rule({ settings, game }) {
  const calm = { ...game, raised: 0 };
  const numbers = Array.from({ length: ROUNDS }, (_, i) => [String(i + 1), points(Math.ceil(aspiration({ ...calm, round: i + 1 })))]);
  const mood = { mood: say(`game.mood.${game.mood}`), does: say(`game.mood.${game.mood}.hint`) };
  return [
    line(settings.mood === "surprise" ? "rule.mood-drawn" : "rule.mood", mood),
    line("rule.numbers", { best: bestOf(game.issues, game.theirs), floor: Math.ceil(floorOf(calm)), alternative: game.alternatives[game.theirs] }),
    line(`difficulty.${game.difficulty}.hint`, {}),
    ...(game.raised ? [line("rule.raised", { n: game.raised })] : []),
    line("rule.how"), line("rule.honest"),
    details(say("game.rule.table"), false, table(say("game.rule.caption"), [say("game.rule.round"), say("game.rule.wants")], numbers)),
  ];
}
