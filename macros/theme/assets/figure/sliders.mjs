/** A figure with sliders: they work once one has guessed, or does not want to. */
import { part } from "../core/dom.mjs";
import { say } from "../core/strings.mjs";
import { settling, show } from "./show.mjs";
import { between, tradeResult } from "./trade.mjs";
import { trustResult } from "./trust.mjs";
import { zoneResult } from "./zone.mjs";

/** @type {Record<string, (figure: any, values: import("./result.mjs").Values) => import("./result.mjs").Result>} */
const RESULTS = { zone: zoneResult, trade: tradeResult, trust: trustResult };

/** What a slider's value stands for. @param {any} spec @param {number} value */
function meaning({ trade }, value) {
  if (!trade) return String(value);
  return say("figure.trade.weighs", { first: trade.first, points: value, second: trade.second, rest: between(trade) - value });
}

/** @param {HTMLElement} root @param {any} spec */
export function startSliders(root, spec) {
  const fields = /** @type {HTMLFieldSetElement} */ (part(root, "sliders"));
  const inputs = [...fields.querySelectorAll("input")];
  const settle = settling(part(root, "says"));
  const update = () => {
    const values = Object.fromEntries(inputs.map((input) => [input.name, input.valueAsNumber]));
    for (const input of inputs) tell(root, input, meaning(spec, input.valueAsNumber));
    show(root, RESULTS[spec.subject](spec[spec.subject], values));
  };
  fields.addEventListener("input", () => {
    update();
    settle();
  });
  guessing(root, spec.answers, () => {
    fields.disabled = false;
    update();
  });
}

/** @param {HTMLElement} root @param {HTMLInputElement} input @param {string} text */
function tell(root, input, text) {
  input.setAttribute("aria-valuetext", text);
  const output = root.querySelector(`[data-value="${input.name}"]`);
  if (output) output.textContent = text;
}

/** Asks for a guess first. @param {HTMLElement} root @param {string[]} answers @param {() => void} onDone */
function guessing(root, answers, onDone) {
  const [answer, skip, guess] = ["answer", "skip", "guess"].map((name) => part(root, name));
  const settle = settling(answer);
  guess.addEventListener("change", (event) => {
    answer.textContent = answers[Number(/** @type {HTMLInputElement} */ (event.target).value)];
    answer.hidden = false;
    skip.hidden = true;
    settle();
    onDone();
  });
  skip.addEventListener("click", () => {
    onDone();
    part(root, "sliders").querySelector("input")?.focus();
    skip.hidden = true;
  });
}
