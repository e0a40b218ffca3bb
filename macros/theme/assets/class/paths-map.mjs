/**
 * The ways of a class on the map of a dialogue: the more people, the broader an arrow. The drawing is one image;
 * its numbers stand in a table below it.
 */
import { draw, make } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { barTable, percent } from "./draw.mjs";

/**
 * @typedef {import("./paths.mjs").Paths} Paths
 * @typedef {import("../dialogue/spec.mjs").DrawnMap} DrawnMap
 * @typedef {import("../dialogue/spec.mjs").Arrow} Arrow
 * @typedef {{arrow: Arrow, n: number}} Way how many people went along an arrow
 */

/** How broad the arrow of nobody is, and what the arrow of everybody is broader by. */
const [THINNEST, BROADER] = [1, 4.5];
/** Where the bar of a box begins, and how long it is for everybody. */
const [BAR, LONGEST] = [54, 84];

/** @param {Paths} paths @param {DrawnMap} map @returns {HTMLElement[]} */
export function mapNodes(paths, map) {
  const { title } = paths.dialogue;
  const caption = say("class.map", { title });
  const region = make(
    "div",
    { className: "dialogue-map", tabIndex: 0, role: "region", "aria-label": caption },
    drawing(paths, map, caption),
  );
  queueMicrotask(() => centre(region));
  return [
    region,
    make("p", { className: "dialogue-key" }, say("class.map.key")),
    make("details", { className: "class-ways" }, make("summary", {}, say("class.map.table")), stepTable(paths, map)),
  ];
}

/** Where a page is narrow, one sees the start first, which is in the middle. @param {HTMLElement} region */
const centre = (region) => {
  region.scrollLeft = (region.scrollWidth - region.clientWidth) / 2;
};

/** @param {Paths} paths @param {DrawnMap} map @param {string} caption */
function drawing(paths, map, caption) {
  const { width, height } = map;
  const { people } = paths;
  const ways = map.arrows.map((arrow) => ({ arrow, n: along(paths, arrow) }));
  const id = `map-${paths.dialogue.id}`;
  const tips = ["taken", "mistake", "empty"].map((kind) => tip(id, kind));
  return draw(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": caption, focusable: "false" },
    draw("defs", {}, tips),
    draw("g", { "aria-hidden": "true" }, arrows(ways, people, id), boxes(paths, map), shares(ways, people)),
  );
}

/** The tip of arrows; it does not grow with them. @param {string} id @param {string} kind */
const tip = (id, kind) =>
  draw(
    "marker",
    {
      ...{ id: `${id}.${kind}`, class: `dialogue-tip-${kind}`, viewBox: "0 0 8 8", refX: 4.5, refY: 4 },
      ...{ markerUnits: "userSpaceOnUse", markerWidth: 12, markerHeight: 12, orient: "auto" },
    },
    draw("path", { d: "M0 0L8 4L0 8Z" }),
  );

/** How many people went a way. @param {Paths} paths @param {Arrow} arrow */
const along = ({ steps }, [from, to]) => steps.find((step) => step.from === from && step.to === to)?.n ?? 0;

/** What is taken lies upon what is not. @param {Way[]} ways @param {number} people @param {string} id */
const arrows = (ways, people, id) => [...ways].sort((x, y) => x.n - y.n).map(({ arrow, n }) => line(arrow, n / people, id));

/** @param {Arrow} arrow @param {number} share @param {string} id */
function line([, , path, kind], share, id) {
  const shown = share ? (kind === "mistake" ? "mistake" : "taken") : "empty";
  const width = share ? THINNEST + 0.4 + BROADER * share : THINNEST;
  return draw("path", {
    ...{ class: `dialogue-way dialogue-${shown}`, d: path },
    ...{ "stroke-width": width.toFixed(1), "marker-end": `url(#${id}.${shown})` },
  });
}

/** The share of each way that somebody took. @param {Way[]} ways @param {number} people */
const shares = (ways, people) =>
  ways
    .filter(({ n }) => n)
    .map(({ arrow: [, , , , x, y], n }) => draw("text", { class: "dialogue-share", x, y: y + 4 }, `${percent(n, people)} %`));

/** @param {Paths} paths @param {DrawnMap} map */
function boxes({ dialogue, turns, endings, people }, map) {
  const came = new Map([...turns, ...endings].map(({ id, n }) => [id, n]));
  return Object.entries(map.boxes).map(([id, place]) => box(id, place, map.box, kindOf(dialogue, id), percent(came.get(id) ?? 0, people)));
}

/** @param {import("./paths.mjs").Dialogue} dialogue @param {string} id */
function kindOf({ start, endings }, id) {
  if (endings[id]) return endings[id].best ? "best" : "ending";
  return id === start ? "start" : "turn";
}

/** @param {string} id @param {[number, number, number]} place @param {[number, number]} size @param {string} kind @param {number} share in percent */
function box(id, [x, y, number], [width, tall], kind, share) {
  const rx = kind === "ending" || kind === "best" ? 20 : 6;
  const [left, top, height] = [x + BAR, y + 25, 7];
  return draw(
    "g",
    { class: `dialogue-box dialogue-${kind}${share ? "" : " dialogue-unseen"}` },
    draw("rect", { x, y, width, height: tall, rx }),
    draw("text", { x: x + 12, y: y + 17 }, draw("tspan", { class: "dialogue-number" }, number), ` ${id}`),
    draw("text", { class: "dialogue-people", x: x + 12, y: y + 33 }, `${share} %`),
    draw("rect", { class: "dialogue-of-all", x: left, y: top, width: LONGEST, height, rx: 2 }),
    draw("rect", { class: "dialogue-came", x: left, y: top, width: (LONGEST * share) / 100, height, rx: 2 }),
  );
}

/** @param {Paths} paths @param {DrawnMap} map */
function stepTable({ dialogue, steps, people }, map) {
  /** @param {string} id */
  const named = (id) => `${map.boxes[id][2]} ${dialogue.endings[id]?.title ?? id}`;
  const bars = steps.map(({ from, to, n }) => ({ n, label: say("class.map.step", { from: named(from), to: named(to) }) }));
  return barTable(say("class.map.steps", { n: people }), bars, people);
}
