/** What the platform did not take is tried again: soon once, then every half minute. Touches no page. */
const [SOON, LATER] = [3000, 30_000];
/** "General exception" and "not initialized": what platforms answer once a login has run out. */
const LOGGED_OUT = [101, 301];

export class Retrying {
  #act;
  #attempt = 0;
  /** The attempts that failed first and last since anything succeeded. @type {[number, number] | undefined} */
  #failed;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** The code of the last failure; 0 for none. */
  code = 0;

  /** @param {() => void} act */
  constructor(act) {
    this.#act = act;
  }

  /** What failed is about to be tried once more. */
  begin() {
    this.#attempt += 1;
  }

  /** @param {number} code */
  failed(code) {
    this.code = code;
    this.#failed = [this.#failed?.[0] ?? this.#attempt, this.#attempt];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#act, this.#failed[0] === this.#attempt ? SOON : LATER);
  }

  succeeded() {
    clearTimeout(this.#timer);
    this.code = 0;
    this.#failed = undefined;
  }

  /** @returns {"" | "failed" | "expired"} */
  get state() {
    if (!this.#failed) return "";
    const [first, last] = this.#failed;
    return last > first && LOGGED_OUT.includes(this.code) ? "expired" : "failed";
  }
}
