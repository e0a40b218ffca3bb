/** A page as a code that a phone's camera reads. The library that makes it comes with the first. */
import { make } from "../core/dom.mjs";
import { readSite, say } from "../core/strings.mjs";
import { correction, generate } from "../vendor/lean-qr/index.mjs";
import { MOST_PACKED, packed } from "./one-page.mjs";

/** Pixels of a module: fewer are not read, more are not needed. */
const [LEAST, MOST] = [4, 8];
/** Light modules around the code, without which no camera finds it. */
const QUIET = 4;

/**
 * The code and what is to be known of it; or a sentence that says why there is none.
 * @param {Omit<import("./one-page.mjs").OnePage, "course">} page
 * @param {number} width pixels that there are
 * @returns {Promise<HTMLElement[]>}
 */
export async function codeNodes(page, width) {
  const fragment = await packed({ course: readSite().course, ...page });
  if (fragment.length > MOST_PACKED) return [sentence("plan.code-long")];
  const address = `${location.origin}${location.pathname}#${fragment}`;
  const code = generate(address, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.L });
  const scale = Math.min(MOST, Math.floor(width / (code.size + 2 * QUIET)));
  if (scale < LEAST) return [sentence("plan.code-narrow")];
  return [drawn(code, scale), sentence("plan.code-how"), sentence("plan.code-who")];
}

/** @param {string} key */
const sentence = (key) => make("p", {}, say(key));

/** @param {import("../vendor/lean-qr/index.mjs").Code} code @param {number} scale */
function drawn(code, scale) {
  const side = (code.size + 2 * QUIET) * scale;
  const canvas = make("canvas", { className: "plan-code", width: side, height: side, role: "img", "aria-label": say("plan.code-label") });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = "#000";
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) pen.fillRect((x + QUIET) * scale, (y + QUIET) * scale, scale, scale);
  return canvas;
}
