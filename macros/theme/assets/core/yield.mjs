/** Long work in slices, so that the page can answer in between. */

/** Milliseconds of work after which a browser may want to draw or listen. */
const SLICE = 12;

/** The slices of one piece of work. */
export class Slices {
  #began = performance.now();
  /** How often the main thread was given away. */
  count = 0;

  /** Resolves at once, or after the browser had its turn when a slice is used up. */
  async yieldToMain() {
    if (performance.now() - this.#began < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.count += 1;
    this.#began = performance.now();
  }
}
