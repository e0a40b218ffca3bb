/*
 * Visits without a page of the course: the package's own modules in the strict runtime. A journey is a
 * list of visits, `{device, given, acts}`; what the platform keeps goes from each to the next, words stay
 * on each device. `acts` are `["write", field, text]`, `["answer"]` (every check), `["erase", field]`,
 * `["settle"]`, `["press", "replace"]` (a button of the line), `["set", {reachable: false, …}]` for the runtime, and `["quick"]` to leave at once.
 */
(() => {
  // A hundred times as fast: what is tried again every half minute is tried again soon.
  const slow = window.setTimeout;
  window.setTimeout = (act, wait, ...rest) => slow(act, wait / 100, ...rest);
  const settle = (seconds = 6) => new Promise((done) => slow(done, seconds * 10 + 15));
  const FACTS = {
    checks: [
      { id: "check-fences.first", exercise: "check-fences", field: "first", choices: ["never", "soon"], correct: ["soon"] },
      { id: "check-fences.second", exercise: "check-fences", field: "second", choices: ["them", "nobody"], correct: ["them"] },
    ],
    lessons: ["fences.html"],
    score: false,
  };
  const INDEXED = { entries: async () => [], write: async () => ({ refused: [], marks: new Map() }), erase: async () => [], remove: async () => {}, writeNow() {} };
  let journeys = 0;

  window.journey = async (visits, facts = FACTS) => {
    const at = (path) => import(new URL(`assets/${path}`, document.baseURI));
    const [{ openStore }, { Session }, { Visit }, { wayIn }] =
      await Promise.all(["responses/store.mjs", "lms/api.mjs", "lms/visit.mjs", "lms/way.mjs"].map(at));
    journeys += 1;
    const devices = {};
    const seen = [];
    let kept = visits[0].kept ?? {};
    for (const { device = "one", given = {}, acts = [] } of visits) {
      devices[device] ??= openStore({ course: "test", path: `/${journeys}/${device}` }, { indexed: INDEXED });
      const store = devices[device];
      await store.ready;
      const { scorm, API } = window.scormRuntime({ kept, ...given });
      const session = new Session(API);
      session.start();
      const said = [];
      const bar = { show: (state, values = {}) => state === said.at(-1)?.[0] || said.push([state, values]) };
      const visit = new Visit(session, store, facts, bar, wayIn(session));
      const key = (field) => `${store.prefix}first/fence/first/${field}`;
      const put = (exercise, place, field, value) => store.put(`${store.prefix}${place}/${exercise}/first/${field}`, { exercise, revision: 1, field, value });
      const does = {
        write: (field, value) => put("fence", "first", field, value),
        answer: () => facts.checks.forEach(({ exercise, field, correct }) => put(exercise, "_learner", field, correct[0])),
        erase: (field) => store.discard([key(field)]),
        settle,
        set: (values) => Object.assign(scorm, values),
        event: (name) => dispatchEvent(new Event(name)),
        hide: () => visit.hidden(),
        press: (name) => bar.lmsSync[name](),
      };
      const quick = acts.some(([name]) => name === "quick");
      const began = acts.some(([name]) => name === "at once") ? undefined : await visit.begin("test");
      for (const [name, ...values] of acts) await does[name]?.(...values);
      if (!quick) await settle();
      // A slow machine packs for longer than that: until something is said, and nothing more for a while.
      for (let tries = 0; !quick && !said.length && tries < 100; tries += 1) await settle(0);
      for (let calm = 0, last = said.length; !quick && calm < 12; calm += 1) {
        await settle(0);
        if (said.length !== last) [calm, last] = [0, said.length];
      }
      const showed = said.at(-1) ?? ["", {}];
      visit.end();
      kept = scorm.kept;
      const words = Object.fromEntries(store.list().map(([name, { value }]) => [name.split("/").at(-1), value]).filter(([name]) => name.startsWith("w")));
      seen.push({ state: showed[0], values: showed[1], states: said.map(([state]) => state), words, kept, errors: scorm.errors, began });
      store.sleep();
    }
    for (const store of Object.values(devices)) await store.eraseAll();
    return JSON.stringify(seen);
  };
})();
