/** Long work in slices, so that the page stays awake. */

const SLICE = 12;

/** Lets the page breathe whenever a slice of time is used up. */
export class Rest {
  #began = performance.now();
  /** How often the page could breathe. */
  count = 0;

  async ifDue() {
    if (performance.now() - this.#began < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.count += 1;
    this.#began = performance.now();
  }
}
