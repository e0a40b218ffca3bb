/** A visit that the learning platform has begun: what is carried, what is reported, and its end. */
import { LmsSync } from "./lms-sync.mjs";
import { Reporter } from "./reporter.mjs";

export class Visit {
  #session;
  #sync;
  #reporter;
  #way;
  #listening = new AbortController();

  /**
   * @param {import("./api.mjs").Session} session
   * @param {import("../responses/store.mjs").Store} store
   * @param {import("./reporter.mjs").Facts} facts
   * @param {import("./bar.mjs").Bar} bar
   * @param {import("./way.mjs").Way} way
   */
  constructor(session, store, facts, bar, way) {
    this.#session = session;
    this.#way = way;
    this.bar = bar;
    this.#sync = bar.lmsSync = new LmsSync(session, store, (state, values) => bar.show(state, values));
    this.#reporter = new Reporter(session, store, facts, (code) => bar.show("failed", { code }));
  }

  get #tells() {
    return this.#way === "normal";
  }

  /** The page that was open when the last visit ended. */
  get lastPage() {
    return this.#session.get("cmi.core.lesson_location");
  }

  /** Takes over what the platform has; from now on it is told what is new. @param {string} course */
  async begin(course) {
    const records = await this.#sync.fetch(course);
    if (!this.#tells) return this.bar.show(this.#way);
    this.#sync.follow();
    this.#reporter.start(records);
    const { signal } = this.#listening;
    addEventListener("online", () => this.#sync.reconnected(), { signal });
    addEventListener("offline", () => this.#sync.show(), { signal });
  }

  /** Another page is on show. @param {string} page */
  at(page) {
    if (this.#tells) this.#reporter.visit(page);
  }

  /** Nobody looks any more, perhaps for good. */
  hidden() {
    if (this.#tells) this.#sync.commit();
  }

  /** What is on its way goes first: after the end the platform takes nothing more. */
  end() {
    this.#listening.abort();
    if (this.#tells) {
      this.#sync.sendNow();
      this.#reporter.end();
      this.#session.commit();
    }
    this.#session.finish();
  }
}
