/**
 * Trust over ten rounds in which something open may arrive as if it were closed. Pure.
 * @typedef {{mine: string, theirs: string}} Trust
 * @typedef {{mine: boolean, theirs: boolean, misunderstood: string}} Round what arrives: whether each is open
 */
import { circle, label, rect } from "./result.mjs";

const ROUNDS = 10;
/** In which rounds, counted from 0, whose openness is misunderstood: the first, two or three. */
const MISUNDERSTOOD = /** @type {const} */ ([
  [2, "mine"],
  [5, "theirs"],
  [6, "theirs"],
]);
/** What two open people have of a round together. */
const BOTH = 4;

/**
 * Both begin open. Each closes up when the other's last rounds all arrived as closed: I let `patience` such
 * rounds pass, they let none pass.
 * @param {number} misunderstandings @param {number} patience
 */
export function rounds(misunderstandings, patience) {
  const noise = /** @type {Map<number, "mine" | "theirs">} */ (new Map(MISUNDERSTOOD.slice(0, misunderstandings)));
  /** @type {Round[]} */
  const played = [];
  for (let n = 0; n < ROUNDS; n++) {
    const mine = opens(
      played.map((each) => each.theirs),
      patience,
    );
    const theirs = opens(
      played.map((each) => each.mine),
      0,
    );
    const whose = noise.get(n);
    const wrong = whose && { mine, theirs }[whose] ? whose : "";
    played.push({ mine: mine && wrong !== "mine", theirs: theirs && wrong !== "theirs", misunderstood: wrong });
  }
  return played;
}

/** @param {boolean[]} seen @param {number} patience */
function opens(seen, patience) {
  const last = seen.slice(-patience - 1);
  return last.length <= patience || last.some(Boolean);
}

/** What a round brings to one. @param {boolean} own @param {boolean} other */
const points = (own, other) => (own ? (other ? 2 : 0) : other ? 3 : 1);

/** How the ten rounds go. @param {Trust} trust @param {import("./result.mjs").Values} values @returns {import("./result.mjs").Result} */
export function trustResult(trust, { misunderstandings, patience }) {
  const played = rounds(misunderstandings, patience);
  const mine = sum(played.map((each) => points(each.mine, each.theirs)));
  const theirs = sum(played.map((each) => points(each.theirs, each.mine)));
  const both = played.filter((each) => each.mine && each.theirs).length;
  return {
    says: says(played, both, mine + theirs),
    cells: [both, closed(played.map((each) => each.mine)), closed(played.map((each) => each.theirs)), mine, theirs, mine + theirs],
    shapes: played.reduce(withRound, [label(trust.mine, 12, 43, "start", "mine"), label(trust.theirs, 12, 91, "start", "theirs")]),
  };
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

/** @param {Round[]} played @param {number} both @param {number} together @returns {import("./result.mjs").Sentence} */
function says(played, both, together) {
  const known = { both, rounds: ROUNDS, together, most: ROUNDS * BOTH };
  if (both === ROUNDS) return ["figure.trust.open", known];
  const last = played[ROUNDS - 1];
  return [last.mine && last.theirs ? "figure.trust.mended" : "figure.trust.echo", known];
}

/** @param {boolean[]} open @returns {import("./result.mjs").Cell} */
function closed(open) {
  const rounds = open.flatMap((each, n) => (each ? [] : [n + 1]));
  return rounds.length ? rounds.join(", ") : ["figure.none", {}];
}

/** @param {import("./result.mjs").Shape[]} shapes @param {Round} round @param {number} n @returns {import("./result.mjs").Shape[]} */
function withRound(shapes, { mine, theirs, misunderstood }, n) {
  const x = 92 + 28 * n;
  return [
    ...shapes,
    ...(mine && theirs ? [rect("shared", x - 13, 22, 26, 80)] : []),
    circle(mine ? "mine strong" : "line mine", x, 38, 9),
    rect(theirs ? "theirs strong" : "line theirs", x - 9, 77, 18, 18),
    label(n + 1, x, 120, "middle", "quiet"),
    ...(misunderstood ? [label("?", x, misunderstood === "mine" ? 16 : 67)] : []),
  ];
}
