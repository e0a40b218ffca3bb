/**
 * Drawing anew, a little later. Never while something is pressed: a button that is replaced between
 * the press and the release loses its click.
 */

/** Milliseconds: how long a press is waited for, whose end the browser may not tell. */
const PRESS = 5000;
/** Milliseconds from the release to the click, which a touch sends later. */
const CLICK = 50;

let until = 0;
/** @param {number} span milliseconds */
const hold = (span) => () => {
  until = performance.now() + span;
};
for (const type of ["pointerdown", "keydown"]) addEventListener(type, hold(PRESS), true);
for (const type of ["pointerup", "pointercancel", "keyup"]) addEventListener(type, hold(CLICK), true);
addEventListener("click", hold(0), true);

const isHeld = () => performance.now() < until;

/** Resolves once nothing is pressed: a drawing that waits for its modules must not come in the middle of a press. */
export async function released() {
  while (isHeld()) await new Promise((resolve) => setTimeout(resolve, CLICK));
}

/** What is drawn anew when something changes. */
export class Redraw {
  #timer = 0;

  /** @param {() => void} draw */
  constructor(draw) {
    this.draw = draw;
  }

  /** Draws after `delay` milliseconds; what already waits is not put off. @param {number} delay */
  soon(delay) {
    if (!delay) clearTimeout(this.#timer);
    else if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      if (isHeld()) this.soon(CLICK);
      else this.draw();
    }, delay);
  }
}
