/** A visit that the learning platform has begun: what is carried, what is reported, and its end. */
import { LmsSync } from "./lms-sync.mjs";
import { Reporter } from "./reporter.mjs";

const ONLY_TO_LOOK = ["review", "browse"];

export class Visit {
  #session;
  #sync;
  #reporter;

  /**
   * @param {import("./api.mjs").Session} session
   * @param {import("../responses/store.mjs").Store} store
   * @param {import("./reporter.mjs").Facts} facts
   * @param {import("./bar.mjs").Bar} bar
   */
  constructor(session, store, facts, bar) {
    this.#session = session;
    this.bar = bar;
    this.tells = Visit.tells(session);
    this.#sync = bar.lmsSync = new LmsSync(session, store, (state, values) => bar.show(state, values));
    this.#reporter = new Reporter(session, store, facts, (code) => bar.show("failed", { code }));
  }

  /** False for a visit in which the platform keeps nothing. @param {import("./api.mjs").Session} session */
  static tells(session) {
    return !ONLY_TO_LOOK.includes(session.get("cmi.core.lesson_mode"));
  }

  /** The page that was open when the last visit ended. */
  get lastPage() {
    return this.#session.get("cmi.core.lesson_location");
  }

  /** Takes over what the platform has; from now on it is told what is new. @param {string} course */
  async begin(course) {
    const records = await this.#sync.fetch(course);
    if (!this.tells) return this.bar.show("looking");
    this.#sync.follow();
    this.#reporter.start(records);
  }

  /** Another page is on show. @param {string} page */
  at(page) {
    if (this.tells) this.#reporter.visit(page);
  }

  /** Nobody looks any more, perhaps for good. */
  hidden() {
    if (this.tells) this.#sync.commit();
  }

  /** What is on its way goes first: after the end the platform takes nothing more. */
  end() {
    if (this.tells) {
      this.#sync.sendNow();
      this.#reporter.end();
      this.#session.commit();
    }
    this.#session.finish();
  }
}
